"""Regular work: APScheduler only says that it is time; the database says what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.answering.service import Answering
from bot.web import Index, IndexState


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to run every `seconds`; what it raises is logged and it runs again."""

    name: str
    seconds: float
    run: Callable[[], None]


def answer_waiting(answering: Answering, index: Index) -> bool:
    """Answer what came in from channels, and what a crash or a failure left; whether there was any.

    Without an index every attempt would fail, and after some the question is given up.
    """
    if index.state() is not IndexState.READY or not answering.work():
        return False
    while answering.work():
        pass
    return True


def scheduler(ticks: Iterable[Tick], *, first_at: dt.datetime) -> BackgroundScheduler:
    """A scheduler, not started, that runs each tick from `first_at` on, never twice at once.

    A tick that comes late (the machine slept) runs once, however late it is.
    """
    ticks = tuple(ticks)
    made = BackgroundScheduler(
        timezone=dt.UTC,
        executors={"default": ThreadPoolExecutor(max(1, len(ticks)))},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for tick in ticks:
        made.add_job(
            tick.run, "interval", seconds=tick.seconds, id=tick.name, name=tick.name, next_run_time=first_at
        )
    return made

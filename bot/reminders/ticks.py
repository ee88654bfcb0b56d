"""The regular work of the reminders, for whoever starts a scheduler."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bot.reminders.service import Reminders
from jobs.ticks import PLAN, QUEUE_DUE


def ticks(
    reminders: Reminders, clock: Callable[[], dt.datetime]
) -> list[tuple[str, float, Callable[[], None]]]:
    """Name, seconds between two runs, what to run. Planning comes first: what is due may be new."""

    def plan() -> None:
        reminders.plan(at=clock())

    def queue_due() -> None:
        reminders.queue_due(at=clock())

    return [
        (PLAN.name, PLAN.seconds, plan),
        (QUEUE_DUE.name, QUEUE_DUE.seconds, queue_due),
    ]

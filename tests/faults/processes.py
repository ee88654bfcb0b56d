"""The processes that are killed: planners and workers, forked so that they start at once."""

from __future__ import annotations

import datetime as dt
import logging
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

import sqlalchemy as sa

from bot.delivery import queue
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Sender, Timing
from bot.storage import outbox, reminders
from bot.storage.database import Database
from bot.storage.reminders import Planned
from tests.faults.chat_messenger import ChatMessenger
from tests.faults.failpoints import Failpoint, Fuse, FusedDatabase, FusedMessenger
from tests.storage.databases import Open
from tests.storage.samples import plan

CONTEXT = multiprocessing.get_context("fork")
# The order of production (quiet > history lag, lease > HTTP time-out), made short.
HTTP_TIMEOUT = 0.5
TIMING = Timing(
    lease=dt.timedelta(seconds=1.5), quiet=dt.timedelta(seconds=0.7), call=dt.timedelta(seconds=HTTP_TIMEOUT)
)
_PATIENCE = dt.timedelta(seconds=0.2)


@dataclass(frozen=True)
class Setting:
    """What every process of one trial shares.

    `offset` moves their clocks (seconds), `errors` counts what their database
    refused.
    """

    open: Open
    chat_url: str
    offset: Any = field(default_factory=lambda: CONTEXT.Value("d", 0.0))
    errors: Any = field(default_factory=lambda: CONTEXT.Value("i", 0))

    def clock(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=self.offset.value)


def start(target: Callable[..., None], *arguments: object) -> BaseProcess:
    process = CONTEXT.Process(target=_quietly, args=(target, *arguments), daemon=True)
    process.start()
    return process


def plan_all(
    setting: Setting,
    rows: Sequence[Planned],
    failpoint: Failpoint | None = None,
    size: int = 1,
    rest: float = 0,
) -> None:
    """Plan in transactions of `size` rows, with a rest between them (seconds)."""
    database = FusedDatabase(setting.open().engine, Fuse(failpoint))
    for first in range(0, len(rows), size):
        plan(database, rows[first : first + size], at=setting.clock())
        time.sleep(rest)


def work(setting: Setting, failpoint: Failpoint | None = None, stay: bool = False) -> None:
    """Queue and send until nothing is left, or for ever."""
    fuse = Fuse(failpoint)
    database = FusedDatabase(setting.open().engine, fuse)
    chat = FusedMessenger(ChatMessenger(setting.chat_url, timeout=HTTP_TIMEOUT), fuse)
    sender = Sender(database, {"chat": chat, "board": BoardMessenger(database)}, TIMING, setting.clock)
    while stay or not _is_done(database):
        try:
            queue.run(database, at=setting.clock(), batch=1)
            sender.run(pause=_pause, patience=_PATIENCE)
        except sa.exc.DBAPIError:
            setting.errors.value += 1
            time.sleep(0.2)  # a full disk or a restarted server: the next tick tries again
        time.sleep(0.03)


def hold_lock(setting: Setting, seconds: float, times: int) -> None:
    """Keep everybody else from writing, again and again."""
    database = setting.open()
    for _ in range(times):
        with database.writing() as connection:
            if database.postgres:
                connection.execute(sa.text("LOCK TABLE outbox IN EXCLUSIVE MODE"))
            time.sleep(seconds)
        time.sleep(0.5)


def _pause(seconds: float) -> bool:
    time.sleep(seconds)
    return False


def _is_done(database: Database) -> bool:
    try:
        with database.reading() as connection:
            states = outbox.counts(connection)
            return not (
                reminders.counts(connection).get("planned")
                or any(states.get(state) for state in ("pending", "sending", "unknown"))
            )
    except sa.exc.DBAPIError:
        return False


def _quietly(target: Callable[..., None], *arguments: object) -> None:
    # Every fault is on purpose here.
    logging.disable(logging.CRITICAL)
    target(*arguments)

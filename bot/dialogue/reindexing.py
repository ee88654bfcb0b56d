"""A reindex that somebody asked for in a chat or on the page: stored, done by a worker, told as it goes."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.dialogue import reindex_wish
from bot.dialogue.reindex_wish import KIND
from bot.domain import scope
from bot.errors import MadoguchiError
from bot.index.reindex import AlreadyRunning, Progress
from bot.index.report import Report
from bot.ports import Destination
from bot.storage import intake, outbox
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.texts import commands as texts
from bot.texts import reindex as report_texts
from bot.texts import service as service_texts

_LOG = logging.getLogger(__name__)

TASK = "task"
_NAMESPACE = uuid.UUID("0b7b6c39-6f1e-5c0b-9d0a-3a0c6a1f6d52")
# Longer than most; one that outlasts it meets its own lock and waits for itself.
_LEASE = dt.timedelta(minutes=5)
_AGAIN = dt.timedelta(minutes=1)
_BETWEEN_EDITS = dt.timedelta(seconds=3)

Run = Callable[[Progress], Report]
"""Reads, builds, switches; raises `AlreadyRunning` and `Unavailable`."""


@dataclass(frozen=True, slots=True)
class Reindexing:
    """`now` gives the instant."""

    database: Database
    run: Run
    now: Callable[[], dt.datetime]

    def request(self, key: str, place: Destination, *, at: dt.datetime) -> bool:
        """Store the wish, and the message that will tell how it goes; False where it is known."""
        task = str(uuid.uuid5(_NAMESPACE, key))
        message = Message(
            task, TASK, place, _told(texts.REINDEX_WAITING), scope.ADMINISTRATOR, priority=outbox.URGENT
        )
        with self.database.writing() as connection:
            stored = reindex_wish.store(connection, key, task=task, at=at)
            if stored:
                outbox.add(connection, message, at=at)
        return stored

    def work(self) -> bool:
        """Do one; False where nobody waits for any."""
        with self.database.writing() as connection:
            event = intake.claim(connection, at=self.now(), lease=_LEASE, kind=KIND)
        if event is None:
            return False
        try:
            lines = report_texts.report_lines(self.run(self._progress(event)).as_json())
        except AlreadyRunning:
            with self.database.writing() as connection:
                intake.retry(connection, event, not_before=self.now() + _AGAIN, reason=KIND)
            return False
        except MadoguchiError as error:
            lines = [error.message]
        except Exception:
            _LOG.exception("a reindex failed")
            lines = [service_texts.BROKEN]
        self._finish(event, lines)
        return True

    def _finish(self, event: intake.Event, lines: list[str]) -> None:
        at = self.now()
        with self.database.writing() as connection:
            intake.note(connection, event, event.payload | {"lines": lines})
            if intake.finish(connection, event) and event.payload["task"]:
                outbox.edit(connection, event.payload["task"], _told(*lines, done=True), at=at)

    def _progress(self, event: intake.Event) -> Progress:
        told = self.now() - _BETWEEN_EDITS

        def tell(step: str, done: int, total: int) -> None:
            nonlocal told
            at = self.now()
            if at - told < _BETWEEN_EDITS:
                return
            told = at
            line = f"{report_texts.STEPS[step]} {done}/{total}"
            with self.database.writing() as connection:
                intake.note(connection, event, event.payload | {"lines": [line]})
                if event.payload["task"]:
                    outbox.edit(connection, event.payload["task"], _told(line), at=at)

        return tell


def _told(*lines: str, done: bool = False) -> dict[str, Any]:
    return {"title": texts.REINDEX, "lines": list(lines), "done": done}

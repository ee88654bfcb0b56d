"""Kill this process at the n-th time it passes a named point.

The points lie around the two things that the application does to the world:
committing a transaction and calling a messenger. The application knows nothing
of them: a `Database` and a `Messenger` are wrapped.
"""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from bot.ports import CannotTell, Delivery, Messenger, Outcome, Pace, Retry, Sent
from bot.storage.database import Database

COMMITS = ("in_transaction", "before_commit", "after_commit")
CALLS = ("before", "after")
TRANSACTIONS = ("plan", "queue", "claim", "finish", "board", "dead")
POINTS = (
    *(f"{name}.{phase}" for name in TRANSACTIONS for phase in COMMITS),
    *(f"{name}.{phase}" for name in ("send", "find") for phase in CALLS),
)

_WRITE = re.compile(r"(INSERT INTO|UPDATE) (\w+)")


@dataclass(frozen=True)
class Failpoint:
    """Die at this point, at the n-th time."""

    name: str
    occurrence: int = 1


class Fuse:
    """Counts the points that are passed and kills at the chosen one."""

    def __init__(self, failpoint: Failpoint | None) -> None:
        self._failpoint = failpoint
        self._passed: Counter[str] = Counter()

    def passes(self, point: str) -> None:
        self._passed[point] += 1
        if self._failpoint == Failpoint(point, self._passed[point]):
            os.kill(os.getpid(), signal.SIGKILL)


class FusedDatabase(Database):
    """A database with points inside, before and after each writing transaction."""

    def __init__(self, engine: sa.Engine, fuse: Fuse) -> None:
        super().__init__(engine)
        self._fuse = fuse
        self._written: list[str] = []
        event.listen(engine, "after_cursor_execute", self._executed)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        self._written.clear()
        with super().writing() as connection:
            yield connection
            name = transaction_name(self._written)
            self._pass(name, "before_commit")
        self._pass(name, "after_commit")

    def _executed(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if written := _WRITE.match(statement):
            before = transaction_name(self._written)
            self._written.append(" ".join(written.groups()))
            name = transaction_name(self._written)
            if name != before:
                self._pass(name, "in_transaction")

    def _pass(self, name: str | None, phase: str) -> None:
        if name:
            self._fuse.passes(f"{name}.{phase}")


def transaction_name(written: list[str]) -> str | None:
    """What a transaction does, from the statements that it has executed."""
    if "UPDATE delivery_attempt" in written:
        return "dead" if "INSERT INTO outbox" in written else "finish"
    for statement, name in (
        ("INSERT INTO delivery_attempt", "claim"),
        ("INSERT INTO outbox", "queue"),
        ("INSERT INTO board_notice", "board"),
        ("INSERT INTO reminder", "plan"),
    ):
        if statement in written:
            return name
    return None


class FusedMessenger:
    """A messenger with points before and after each call."""

    def __init__(self, messenger: Messenger, fuse: Fuse) -> None:
        self._messenger = messenger
        self._fuse = fuse

    @property
    def pace(self) -> Pace:
        return self._messenger.pace

    def send(self, delivery: Delivery) -> Outcome:
        self._fuse.passes("send.before")
        outcome = self._messenger.send(delivery)
        self._fuse.passes("send.after")
        return outcome

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        self._fuse.passes("find.before")
        found = self._messenger.find(delivery)
        self._fuse.passes("find.after")
        return found

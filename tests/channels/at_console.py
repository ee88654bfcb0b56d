"""The terminal: one person asks and reads."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.answering.service import Answerer, Answering
from bot.app import now
from bot.channels.console import identity, render
from bot.domain.question import Question
from bot.storage import database as databases
from bot.storage import migrations
from jobs.duty import Duty
from tests.channels.contract import Talk
from tests.channels.dialogues import Person
from tests.channels.expectations import Said

_LEASE = dt.timedelta(seconds=90)


class Console(Talk):
    """Everybody at it is the person at the machine."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._keys = itertools.count(1)
        self._conversation = ""
        self._said: list[Said] = []

    def write(self, who: Person, text: str, *, follow_up: bool = False) -> None:
        key = f"console:{next(self._keys)}"
        self._conversation = self._conversation if follow_up else key
        question = Question(key, identity(), self._conversation, text, now())
        self._said = [Said(render(self._answering.ask(question)))]

    def answers(self) -> list[Said]:
        return self._said

    def now(self) -> Said:
        return self._said[-1]


@contextmanager
def at_console(home: Path, answerer: Answerer, duty: Duty) -> Iterator[Talk]:
    """A terminal in an installation of its own."""
    database = databases.sqlite(home / "madoguchi.db")
    migrations.upgrade(database)
    yield Console(Answering(database, answerer, now=now, stopwatch=time.monotonic, lease=_LEASE))
    database.close()

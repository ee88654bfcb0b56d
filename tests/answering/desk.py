"""A reception desk for the tests: a clock that stands still, answerers that do as told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count

from bot.answering.service import Answering
from bot.domain.answer import Answer, Citation, Status
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.storage.database import Database
from bot.storage.questions import Row
from knowledge.dates import Standing

NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
TOWN = Principal("p-1", "web", organisation="131016")
ANSWER = Answer(
    Status.ANSWERED,
    "募集は100万円までです。",
    "県に確かめてください。",
    citations=(
        Citation("通知", "総務省", dt.date(2024, 8, 23), "p.1", "100万円", Standing.UNCONFIRMED, "d", "d#1"),
    ),
)


class ScriptedAnswerer:
    """Gives the next outcome of a script; raises what is an exception."""

    generation = "g1"

    def __init__(self, *script: Answer | Exception) -> None:
        self.script = list(script) or [ANSWER]
        self.asked: list[Row] = []
        self.context: list[Row | None] = []

    def answer(self, asked: Row, context: Row | None) -> Answer:
        self.asked.append(asked)
        self.context.append(context)
        outcome = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Clock:
    """Stands still until it is told to move."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> dt.datetime:
        return self.at

    def move(self, **span: float) -> None:
        self.at += dt.timedelta(**span)


def desk(database: Database, answerer: ScriptedAnswerer, clock: Clock) -> Answering:
    """The service on a database."""
    seconds = count()
    return Answering(
        database,
        answerer,
        now=clock,
        stopwatch=lambda: float(next(seconds)),
        lease=dt.timedelta(seconds=90),
    )


_keys: Iterator[int] = count()


def question(text: str, *, key: str = "", conversation: str = "c", at: dt.datetime = NOW) -> Question:
    """A question of the town's asker."""
    return Question(key or f"event-{next(_keys)}", TOWN, conversation, text, at)

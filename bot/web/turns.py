"""A conversation as the page shows it: questions with their answers or their state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.answer import Answer, from_data
from bot.errors import NotFound
from bot.storage import intake, questions
from bot.storage.database import Database
from bot.texts import service as texts
from bot.web.visitor import Visitor

_SHOWN = 20


class State(StrEnum):
    """What the visitor can expect of a question."""

    DONE = "done"
    WAITING = "waiting"
    DELAYED = "delayed"  # it failed at least once and is tried again
    FAILED = "failed"  # it is not tried again


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what became of it; `rated` is the visitor's own judgement."""

    id: str
    conversation: str
    text: str
    asked_at: dt.datetime
    state: State
    answer: Answer | None
    own: bool
    rated: bool | None

    @property
    def settled(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {State.DONE, State.FAILED}


class Turns:
    """Reads what a visitor may see: their own questions; the administrator all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_conversation(self, visitor: Visitor, conversation: str) -> list[Turn]:
        """The last turns of a conversation, oldest first; empty where none may be seen."""
        with self._database.reading() as connection:
            rows = questions.of_conversation(connection, conversation, limit=_SHOWN)
        return [self._turn(visitor, row) for row in rows if _may_see(visitor, row)]

    def one(self, visitor: Visitor, question_id: str) -> Turn:
        """One turn; raises `NotFound` also where it is somebody else's."""
        with self._database.reading() as connection:
            row = questions.by_id(connection, question_id)
        if row is None or not _may_see(visitor, row):
            raise NotFound(texts.NOT_FOUND)
        return self._turn(visitor, row)

    def _turn(self, visitor: Visitor, row: questions.Row) -> Turn:
        answer = from_data(row.answer) if row.answer else None
        person = visitor.principal.person
        with self._database.reading() as connection:
            event = None if answer else intake.progress(connection, row.event_key)
            rated = questions.rating(connection, question_id=row.id, person=person)
        state = State.DONE if answer else _state(event)
        return Turn(
            row.id, row.conversation, row.text, row.asked_at, state, answer, row.asker == person, rated
        )


def _state(event: intake.Progress | None) -> State:
    if event is None or event.state in {"dead", "refused"}:
        return State.FAILED
    delayed = event.state == "received" and event.attempts > 0
    return State.DELAYED if delayed else State.WAITING


def _may_see(visitor: Visitor, row: questions.Row) -> bool:
    return visitor.administrator or row.asker == visitor.principal.person

"""A conversation as the page shows it: questions with their answers or their state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from bot.domain.answer import Answer, from_data
from bot.errors import NotFound
from bot.escalation.payload import last_answer
from bot.storage import corrections, intake, questions, tickets, told
from bot.storage.corrections import Withdrawn
from bot.storage.database import Database
from bot.storage.tickets import Event
from bot.storage.told import News
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
class HandedOver:
    """A ticket that was opened from a question, with its last answer."""

    number: str
    state: str
    answer: Event | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what became of it.

    `rated` is the visitor's own judgement, `handed_over` what people were
    asked; `takers` tells whether there is anybody to ask for this visitor.
    `withdrawn` says why the answer holds no more, `news` what was told since.
    """

    id: str
    conversation: str
    text: str
    asked_at: dt.datetime
    state: State
    answer: Answer | None
    own: bool
    rated: bool | None
    handed_over: tuple[HandedOver, ...] = ()
    takers: bool = False
    withdrawn: Withdrawn | None = None
    news: tuple[News, ...] = ()

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
            handed_over = _handed_over(connection, visitor, row)
            withdrawn = corrections.withdrawn(connection, row.id)
            news = tuple(told.of_question(connection, row.id))
        state = State.DONE if answer else _state(event)
        return Turn(
            row.id,
            row.conversation,
            row.text,
            row.asked_at,
            state,
            answer,
            row.asker == person,
            rated,
            handed_over,
            takers=visitor.administrator or visitor.principal.organisation is not None,
            withdrawn=withdrawn,
            news=news,
        )


def _state(event: intake.Progress | None) -> State:
    if event is None or event.state in {"dead", "refused"}:
        return State.FAILED
    delayed = event.state == "received" and event.attempts > 0
    return State.DELAYED if delayed else State.WAITING


def _handed_over(connection: sa.Connection, visitor: Visitor, row: questions.Row) -> tuple[HandedOver, ...]:
    person = visitor.principal.person
    mine = [
        each
        for each in tickets.of_question(connection, row.id)
        if visitor.administrator or each.asker == person
    ]
    return tuple(
        HandedOver(each.number, each.state, last_answer(tickets.history(connection, each.id)))
        for each in mine
    )


def _may_see(visitor: Visitor, row: questions.Row) -> bool:
    return visitor.administrator or row.asker == visitor.principal.person

"""An answer that goes by itself to where the question was asked."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from bot.domain.answer import Answer, as_data
from bot.ports import Destination
from bot.storage import outbox
from bot.storage.outbox import Message
from bot.storage.questions import Row

ANSWER = "answer"
SENTENCE = "sentence"
_NAMESPACE = uuid.UUID("7d3f3f0e-93a1-5a5b-8b7c-0a54b2e5c1d6")


def place_data(place: Destination | None) -> dict[str, str] | None:
    """A destination as JSON values."""
    return asdict(place) if place else None


def delivery_of(question_id: str) -> str:
    """The id of the message that carries the answer of a question."""
    return str(uuid.uuid5(_NAMESPACE, question_id))


def queue_answer(connection: sa.Connection, asked: Row, answer: Answer, *, at: dt.datetime) -> None:
    """Put the answer into the outbox, once; nothing where somebody waits for it on a page."""
    payload = {"question": asked.id, "asked": asked.text, "answer": as_data(answer)}
    _queue(connection, asked, ANSWER, payload, at)


def queue_failure(connection: sa.Connection, asked: Row, sentence: str, *, at: dt.datetime) -> None:
    """Say in place of the answer that none could be made."""
    _queue(connection, asked, SENTENCE, {"text": sentence}, at)


def _queue(
    connection: sa.Connection, asked: Row, kind: str, payload: dict[str, Any], at: dt.datetime
) -> None:
    if asked.reply is None:
        return
    message = Message(
        id=delivery_of(asked.id),
        kind=kind,
        destination=Destination(**asked.reply),
        payload=payload,
        scope=asked.scope,
        priority=outbox.URGENT,
    )
    outbox.add(connection, message, at=at)

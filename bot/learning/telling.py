"""Telling askers something about a question after its answer: where they asked, once about each thing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.answering.reply import SENTENCE
from bot.ports import Destination
from bot.storage import outbox, told
from bot.storage.outbox import Message
from bot.storage.questions import Row
from bot.storage.told import News

_NAMESPACE = uuid.UUID("9c1d6f38-5b7e-4f0b-8f55-6f5b6f0f8f11")
_USEFUL = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told; `about` names it for ever (`qa:QA-2026-0001`), `kind` is its first part."""

    about: str
    text: str

    @property
    def kind(self) -> str:
        """Why somebody is told."""
        return self.about.partition(":")[0]


def tell(connection: sa.Connection, asked: Row, notice: Notice, *, at: dt.datetime) -> bool:
    """Tell whoever asked; False where they were told of it before.

    Who asked on the page reads it there, below the answer.
    """
    delivery = str(uuid.uuid5(_NAMESPACE, f"{asked.id} {notice.about}")) if asked.reply else None
    payload = {"text": notice.text}
    news = News(asked.id, notice.about, notice.kind, payload, delivery, at)
    if not told.add(connection, news, scope=asked.scope):
        return False
    if asked.reply and delivery:
        message = Message(
            id=delivery,
            kind=SENTENCE,
            destination=Destination(**asked.reply),
            payload=payload,
            scope=asked.scope,
            expires_at=at + _USEFUL,
        )
        outbox.add(connection, message, at=at)
    return True


def one_each(rows: Iterable[Row]) -> list[Row]:
    """One question of each person at each place: nobody is told the same twice."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        found.setdefault((row.asker, str(row.reply)), row)
    return list(found.values())

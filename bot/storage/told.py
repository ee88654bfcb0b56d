"""What askers were told about a question after its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.learning import told
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class News:
    """One thing that an asker was told, as JSON data; `about` names it for ever.

    `delivery` is its message in the outbox, None for who reads on the page.
    """

    question: str
    about: str
    kind: str
    payload: dict[str, Any]
    delivery: str | None
    at: dt.datetime


def add(connection: sa.Connection, news: News, *, scope: str) -> bool:
    """Remember that an asker is told; False where they were told of it before."""
    values = {name: getattr(news, name) for name in News.__slots__}
    return insert_once(connection, told, values | {"scope": scope})


def of_question(connection: sa.Connection, question: str) -> list[News]:
    """Everything that was told about a question, oldest first."""
    rows = _select().where(told.c.question == question).order_by(told.c.at, told.c.about)
    return [News(*row) for row in connection.execute(rows)]


def about(connection: sa.Connection, subjects: Collection[str]) -> list[News]:
    """Whoever was told of one of the subjects."""
    return [News(*row) for row in connection.execute(_select().where(told.c.about.in_(subjects)))]


def _select() -> sa.Select[Any]:
    return sa.select(*(told.c[name] for name in News.__slots__))

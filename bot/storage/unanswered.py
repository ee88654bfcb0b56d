"""Questions that the documents did not answer, or that somebody handed to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from bot.storage.question_counts import Span
from bot.storage.questions import Row
from bot.storage.schema.questions import question
from bot.storage.schema.tickets import ticket


def recent(connection: sa.Connection, *, since: dt.datetime, limit: int) -> list[Row]:
    """The last ones since an instant, the newest first."""
    handed_over = sa.select(ticket.c.id).where(ticket.c.question == question.c.id).exists()
    wanted = sa.or_(question.c.status == "abstained", handed_over)
    return _newest(connection, _select().where(question.c.asked_at >= since, wanted), limit)


def abstained(
    connection: sa.Connection, span: Span, organisations: Collection[str] | None, *, limit: int
) -> list[Row]:
    """The last ones of a span that the documents did not answer; of some organisations, or of all."""
    rows = _select().where(
        question.c.status == "abstained", question.c.asked_at >= span[0], question.c.asked_at < span[1]
    )
    if organisations is not None:
        rows = rows.where(question.c.organisation.in_(organisations))
    return _newest(connection, rows, limit)


def _select() -> sa.Select[Any]:
    return sa.select(*(question.c[name] for name in Row.__slots__)).where(question.c.text != "")


def _newest(connection: sa.Connection, rows: sa.Select[Any], limit: int) -> list[Row]:
    ordered = rows.order_by(question.c.asked_at.desc(), question.c.id).limit(limit)
    return [Row(**row._mapping) for row in connection.execute(ordered)]

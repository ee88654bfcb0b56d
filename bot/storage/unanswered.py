"""Questions that the documents did not answer, or that somebody handed to people."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.storage.questions import Row
from bot.storage.schema.questions import question
from bot.storage.schema.tickets import ticket


def recent(connection: sa.Connection, *, since: dt.datetime, limit: int) -> list[Row]:
    """The last ones since an instant, the newest first."""
    handed_over = sa.select(ticket.c.id).where(ticket.c.question == question.c.id).exists()
    wanted = sa.or_(question.c.status == "abstained", handed_over)
    rows = (
        sa.select(*(question.c[name] for name in Row.__slots__))
        .where(question.c.asked_at >= since, question.c.text != "", wanted)
        .order_by(question.c.asked_at.desc())
        .limit(limit)
    )
    return [Row(**row._mapping) for row in connection.execute(rows)]

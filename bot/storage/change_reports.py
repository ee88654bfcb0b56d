"""What each generation took away from the one before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.storage.schema.index import generation


@dataclass(frozen=True, slots=True)
class Departure:
    """The documents (ids) that no longer answer since a generation was built."""

    generation: str
    documents: tuple[str, ...]
    at: dt.datetime


def listed(connection: sa.Connection, *, limit: int) -> list[Departure]:
    """Of the last `limit` generations, the newest first; those that took nothing away are left out."""
    columns = generation.c.id, generation.c.report, generation.c.built_at
    rows = sa.select(*columns).order_by(generation.c.built_at.desc()).limit(limit)
    found = (
        Departure(row.id, tuple(row.report.get("gone", ())), row.built_at) for row in connection.execute(rows)
    )
    return [each for each in found if each.documents]

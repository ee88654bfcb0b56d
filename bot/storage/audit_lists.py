"""Pages of the audit trail, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.audit import audit

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows; an empty field asks for nothing. From `since` to before `until`."""

    action: str = ""
    actor: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the trail without its digests; `actor` is a pseudonym."""

    number: int
    at: dt.datetime
    actor: str
    action: str
    subject: str
    scope: str


def page(connection: sa.Connection, wanted: Wanted, *, before: int | None, limit: int) -> list[Row]:
    """Rows with a number below `before`."""
    rows = _select(wanted)
    if before is not None:
        rows = rows.where(audit.c.number < before)
    return [Row(**row._mapping) for row in connection.execute(rows.limit(limit))]


def every(connection: sa.Connection, wanted: Wanted) -> Iterator[Row]:
    """All that match, newest first, streamed."""
    result = connection.execution_options(yield_per=_AT_ONCE).execute(_select(wanted))
    return (Row(**row._mapping) for row in result)


def actions(connection: sa.Connection) -> list[str]:
    """What was ever done or refused."""
    return sorted(connection.execute(sa.select(audit.c.action).distinct()).scalars())


def _select(wanted: Wanted) -> sa.Select[Any]:
    rows = sa.select(*(audit.c[name] for name in Row.__slots__))
    for name in ("action", "actor"):
        if getattr(wanted, name):
            rows = rows.where(audit.c[name] == getattr(wanted, name))
    if wanted.since:
        rows = rows.where(audit.c.at >= wanted.since)
    if wanted.until:
        rows = rows.where(audit.c.at < wanted.until)
    return rows.order_by(audit.c.number.desc())

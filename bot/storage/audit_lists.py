"""Pages of the audit trail, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.audit import audit, audit_actor
from bot.storage.schema.people import person

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
    """One row of the trail without its digests; `actor` is a name of the trail's own."""

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


def people(connection: sa.Connection, actors: Collection[str]) -> dict[str, tuple[str, str]]:
    """Name in the trail → pseudonym and the administrator's label (empty for the unregistered).

    Whoever was erased is left out: nobody can tell any more.
    """
    joined = audit_actor.outerjoin(person, person.c.id == audit_actor.c.person)
    columns = (audit_actor.c.alias, audit_actor.c.person, sa.func.coalesce(person.c.label, "").label("label"))
    rows = sa.select(*columns).select_from(joined).where(audit_actor.c.alias.in_(actors))
    return {row.alias: (row.person, row.label) for row in connection.execute(rows)}


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

"""Reading the audit trail: some rows of it, with who is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.storage.schema.audit import audit, audit_actor
from bot.storage.schema.people import person


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: from `since` to before `until`, of actions that begin with `action`, by `actors`."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    action: str = ""
    actors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deed:
    """One row. `actor` is a name in the trail, `label` what the administrator calls that person, if known."""

    number: int
    at: dt.datetime
    actor: str
    label: str
    action: str
    subject: str
    scope: str
    digest: str
    previous: str
    seal: str


def chosen(connection: sa.Connection, wanted: Wanted, *, newest: int | None = None) -> Iterator[Deed]:
    """The rows, oldest first, streamed; only the `newest` of them where that is said."""
    rows = _select(wanted)
    if newest is not None:
        last = rows.order_by(audit.c.number.desc()).limit(newest).subquery()
        rows = sa.select(last).order_by(last.c.number)
    else:
        rows = rows.order_by(audit.c.number)
    result = connection.execute(rows, execution_options={"yield_per": 500})
    return (Deed(**row._mapping) for row in result)


def _select(wanted: Wanted) -> sa.Select[tuple[object, ...]]:
    own = (name for name in Deed.__slots__ if name != "label")
    label = sa.func.coalesce(person.c.label, "").label("label")
    known = audit.outerjoin(audit_actor, audit_actor.c.alias == audit.c.actor)
    rows = sa.select(*(audit.c[name] for name in own), label).select_from(
        known.outerjoin(person, person.c.id == audit_actor.c.person)
    )
    if wanted.since:
        rows = rows.where(audit.c.at >= wanted.since)
    if wanted.until:
        rows = rows.where(audit.c.at < wanted.until)
    if wanted.action:
        rows = rows.where(audit.c.action.startswith(wanted.action, autoescape=True))
    if wanted.actors:
        rows = rows.where(audit.c.actor.in_(sorted(wanted.actors)))
    return rows

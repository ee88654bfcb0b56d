"""Everything that is kept about one person, as data."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from bot.privacy import columns, messages
from bot.privacy.subject import Subject
from bot.storage import audit_trail
from bot.storage.schema.audit import audit_actor
from bot.storage.schema.delivery import outbox
from bot.storage.schema.people import person

_NOT_GIVEN = frozenset({"lease_token", "lease_until", "salt", "scope", "session"})
"""Columns of the machinery, and what signs somebody in."""


def collected(connection: sa.Connection, subject: Subject) -> dict[str, list[dict[str, Any]]]:
    """Table → rows about the person, JSON values only; tables without any are left out.

    Instants are ISO 8601. `audit` holds what the person did, `outbox` what was
    sent to them.
    """
    found = {"person": _rows(connection, person, person.c.id.in_(sorted(subject.persons)))}
    for table, holding in columns.of_people():
        found[table.name] = _rows(connection, table, columns.any_of(holding, subject.persons))
    sent = messages.theirs(connection, subject)
    found["outbox"] = _rows(connection, outbox, outbox.c.id.in_(sent))
    found["audit"] = _deeds(connection, subject)
    return {name: rows for name, rows in sorted(found.items()) if rows}


def _deeds(connection: sa.Connection, subject: Subject) -> list[dict[str, Any]]:
    known = sa.select(audit_actor.c.alias).where(audit_actor.c.person.in_(sorted(subject.persons)))
    names = frozenset(connection.execute(known).scalars())
    every = audit_trail.chosen(connection, audit_trail.Wanted(actors=names)) if names else ()
    return [
        {"number": deed.number, "at": deed.at.isoformat(), "action": deed.action, "subject": deed.subject}
        for deed in every
    ]


def _rows(
    connection: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool]
) -> list[dict[str, Any]]:
    given = [column for column in table.columns if column.name not in _NOT_GIVEN]
    rows = connection.execute(sa.select(*given).where(condition).order_by(*table.primary_key)).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value

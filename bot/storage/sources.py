"""The folders and files that the administrator registered."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from bot.storage.schema.index import source
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder whose documents are indexed for a scope."""

    id: str
    location: str
    scope: str
    added_at: dt.datetime


def add(connection: sa.Connection, *, location: str, scope: str, at: dt.datetime) -> bool:
    """Register a file or folder; False where it is registered already."""
    values = {"id": str(uuid.uuid4()), "location": location, "scope": scope, "added_at": at}
    return insert_once(connection, source, values)


def listed(connection: sa.Connection) -> list[Source]:
    """All sources, oldest first."""
    rows = sa.select(source.c.id, source.c.location, source.c.scope, source.c.added_at).order_by(
        source.c.added_at, source.c.location
    )
    return [Source(**row._mapping) for row in connection.execute(rows)]


def remove(connection: sa.Connection, location: str) -> bool:
    """Forget a source; False where there is none."""
    return connection.execute(source.delete().where(source.c.location == location)).rowcount > 0

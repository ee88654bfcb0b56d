"""The folders that are looked at regularly, and what they looked like."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.scope import SHARED
from bot.storage.schema.sources import watched
from bot.storage.write import put


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder; `digest` is "" and `looked_at` None before the first look."""

    location: str
    digest: str
    looked_at: dt.datetime | None


def watch(connection: sa.Connection, location: str) -> None:
    """Look at a folder from now on."""
    put(connection, watched, {"location": location, "digest": "", "looked_at": None, "scope": SHARED})


def unwatch(connection: sa.Connection, location: str) -> bool:
    """Do not look any more; False where nobody did."""
    return connection.execute(watched.delete().where(watched.c.location == location)).rowcount > 0


def listed(connection: sa.Connection) -> list[Watched]:
    """All watched folders, by location."""
    rows = sa.select(watched.c.location, watched.c.digest, watched.c.looked_at).order_by(watched.c.location)
    return [Watched(**row._mapping) for row in connection.execute(rows)]


def note(connection: sa.Connection, location: str, *, digest: str, at: dt.datetime) -> None:
    """Keep what a folder looks like."""
    same = watched.c.location == location
    connection.execute(watched.update().where(same).values(digest=digest, looked_at=at))

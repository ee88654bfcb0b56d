"""Who stands in while the one who looks after things is away."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.people import deputy


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody, from a day to another that is included; without `until` for good."""

    organisation: str
    name: str
    contact: str
    since: dt.date
    until: dt.date | None
    note: str


def put(connection: sa.Connection, new: Deputy, *, at: dt.datetime) -> None:
    """Keep a deputy; what was said of the same name before is replaced."""
    remove(connection, new.organisation, new.name)
    values: dict[str, Any] = {name: getattr(new, name) for name in Deputy.__slots__}
    more = {"id": str(uuid.uuid4()), "scope": scope.of_organisation(new.organisation), "set_at": at}
    connection.execute(deputy.insert().values(values | more))


def of_organisation(connection: sa.Connection, organisation: str) -> list[Deputy]:
    """Everybody who stands in, by the first day."""
    rows = (
        sa.select(*(deputy.c[name] for name in Deputy.__slots__))
        .where(deputy.c.organisation == organisation)
        .order_by(deputy.c.since, deputy.c.name)
    )
    return [Deputy(**row._mapping) for row in connection.execute(rows)]


def remove(connection: sa.Connection, organisation: str, name: str) -> bool:
    """Forget a deputy; False for one that nobody knows."""
    named = sa.and_(deputy.c.organisation == organisation, deputy.c.name == name)
    return connection.execute(deputy.delete().where(named)).rowcount > 0


def forget(connection: sa.Connection, *, before: dt.date) -> int:
    """Delete those whose time ended before a day; how many."""
    return connection.execute(deputy.delete().where(deputy.c.until < before)).rowcount

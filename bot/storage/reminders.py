"""Reminders: planned once, moved to the outbox when they are due."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.ledger import Urgency
from bot.storage import outbox as messages
from bot.storage.schema.delivery import outbox
from bot.storage.schema.reminders import reminder
from bot.storage.write import insert_new

NAMESPACE = uuid.UUID("1f0b7c52-8d2e-5c0a-9a55-9f2f1d6f6b7e")


@dataclass(frozen=True, slots=True)
class Planned:
    """One message about one occurrence of a duty, for one destination.

    `revision` grows when a date is corrected. Between `fire_at` and
    `expires_at` it is useful. Reminders of one destination with the same
    `digest` become one message. `content` is JSON data for the renderer.
    """

    organisation: str
    duty: str
    cycle: str
    step: str
    revision: int
    destination: str
    fire_at: dt.datetime
    expires_at: dt.datetime
    content: dict[str, Any]
    due_on: dt.date | None = None
    digest: str | None = None
    urgency: Urgency = Urgency.ORDINARY

    @property
    def id(self) -> str:
        """The same for ever for the same message: planning twice plans once."""
        key = [self.duty, self.organisation, self.cycle, self.step, self.revision, self.destination]
        return str(uuid.uuid5(NAMESPACE, json.dumps(key, ensure_ascii=False)))


@dataclass(frozen=True, slots=True)
class Row:
    """A reminder as it is stored; `outbox` is its message."""

    id: str
    organisation: str
    duty: str
    cycle: str
    step: str
    revision: int
    due_on: dt.date | None
    fire_at: dt.datetime
    expires_at: dt.datetime
    destination: str
    digest: str | None
    urgency: int
    content: dict[str, Any]
    state: str
    outbox: str | None
    scope: str


def add_new(connection: sa.Connection, rows: Iterable[Planned], *, at: dt.datetime) -> int:
    """Store reminders that are not known yet; how many were new."""
    # In one order everywhere: two planners must not block each other.
    return insert_new(connection, reminder, [_values(each, at) for each in sorted(rows, key=lambda r: r.id)])


def spoken(connection: sa.Connection, organisations: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The highest revision in which a step went to a destination, keyed by
    (organisation, duty, cycle, step, destination)."""
    key = [reminder.c[name] for name in ("organisation", "duty", "cycle", "step", "destination")]
    rows = (
        sa.select(*key, sa.func.max(reminder.c.revision))
        .where(reminder.c.organisation.in_(organisations), reminder.c.state == "queued")
        .group_by(*key)
    )
    return {tuple(found[:-1]): found[-1] for found in connection.execute(rows)}


def supersede(
    connection: sa.Connection,
    *,
    organisation: str,
    duty: str,
    cycle: str,
    revision: int,
    at: dt.datetime,
) -> int:
    """Cancel what an older revision planned, also in the outbox where nobody has begun to send."""
    older = sa.and_(
        reminder.c.organisation == organisation,
        reminder.c.duty == duty,
        reminder.c.cycle == cycle,
        reminder.c.revision < revision,
    )
    _withdraw(connection, older, at=at)
    withdrawn = sa.select(outbox.c.id).where(outbox.c.state == "cancelled")
    unsent = sa.or_(reminder.c.state == "planned", reminder.c.outbox.in_(withdrawn))
    open_rows = reminder.update().where(older, unsent, reminder.c.state != "cancelled")
    return connection.execute(open_rows.values(state="cancelled")).rowcount


def due(connection: sa.Connection, *, at: dt.datetime, destinations: int) -> list[Row]:
    """All reminders that are due for some destinations, oldest first, locked.

    Whole destinations, so that a digest is never cut in two.
    """
    ready = sa.and_(reminder.c.state == "planned", reminder.c.fire_at <= at)
    places = (
        sa.select(reminder.c.destination)
        .where(ready)
        .group_by(reminder.c.destination)
        .order_by(sa.func.min(reminder.c.fire_at), reminder.c.destination)
        .limit(destinations)
    )
    rows = (
        _select()
        .where(ready, reminder.c.destination.in_(places))
        .order_by(reminder.c.fire_at, reminder.c.id)
        .with_for_update()
    )
    return [Row(**row._mapping) for row in connection.execute(rows)]


def set_state(
    connection: sa.Connection, ids: Sequence[str], state: str, *, outbox_id: str | None = None
) -> None:
    """Move reminders on, to their message where they have one."""
    if ids:
        values = {"state": state, "outbox": outbox_id}
        connection.execute(reminder.update().where(reminder.c.id.in_(ids)).values(values))


def miss(connection: sa.Connection, deliveries: Sequence[str]) -> int:
    """Mark the reminders of messages that were given up; how many they carried."""
    theirs = reminder.update().where(reminder.c.outbox.in_(deliveries))
    return connection.execute(theirs.values(state="missed")).rowcount


def of_message(connection: sa.Connection, delivery: str) -> list[Row]:
    """The reminders that a message carries."""
    return _rows(connection, reminder.c.outbox == delivery)


def of_organisation(connection: sa.Connection, organisation: str) -> list[Row]:
    """Everything planned for an organisation, by time."""
    return _rows(connection, reminder.c.organisation == organisation)


def missed(connection: sa.Connection) -> list[Row]:
    """Reminders that nobody got because they came too late."""
    return _rows(connection, reminder.c.state == "missed")


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many reminders are in each state."""
    rows = sa.select(reminder.c.state, sa.func.count().label("number")).group_by(reminder.c.state)
    return {row.state: row.number for row in connection.execute(rows)}


def _withdraw(connection: sa.Connection, older: sa.ColumnElement[bool], *, at: dt.datetime) -> None:
    theirs = sa.select(reminder.c.outbox).where(older, reminder.c.outbox.is_not(None))
    others = sa.select(reminder.c.outbox).where(~older, reminder.c.outbox.in_(theirs))
    alone = sa.select(outbox.c.id).where(outbox.c.id.in_(theirs), outbox.c.id.not_in(others))
    messages.withdraw(connection, list(connection.execute(alone).scalars()), at=at)


def _rows(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Row]:
    rows = _select().where(condition).order_by(reminder.c.fire_at, reminder.c.id)
    return [Row(**row._mapping) for row in connection.execute(rows)]


def _values(row: Planned, at: dt.datetime) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in Planned.__slots__}
    more = {
        "urgency": int(row.urgency),
        "id": row.id,
        "state": "planned",
        "scope": scope.of_organisation(row.organisation),
    }
    return {**values, **more, "planned_at": at}


def _select() -> sa.Select[Any]:
    return sa.select(*(reminder.c[name] for name in Row.__slots__))

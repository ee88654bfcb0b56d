"""Reminders: planned once, moved to the outbox when they are due."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import outbox as messages
from bot.storage.schema.delivery import outbox
from bot.storage.schema.reminders import reminder
from bot.storage.write import insert_or_revive

NAMESPACE = uuid.UUID("1f0b7c52-8d2e-5c0a-9a55-9f2f1d6f6b7e")


_LONGEST_MORNING = dt.timedelta(days=1)
"""Between the first and the last hour of one digest."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One message about one occurrence of a duty, for one destination.

    `revision` is the fingerprint of the dates (`jobs.occurrence`). Between
    `fire_at` and `expires_at` it is useful. Reminders of one destination with
    the same `digest` become one message. `content` is JSON data that is kept
    with it.
    """

    organisation: str
    duty: str
    cycle: str
    step: str
    revision: str
    destination: str
    fire_at: dt.datetime
    expires_at: dt.datetime
    content: dict[str, Any]
    due_on: dt.date | None = None
    digest: str | None = None

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
    revision: str
    due_on: dt.date | None
    fire_at: dt.datetime
    expires_at: dt.datetime
    destination: str
    digest: str | None
    content: dict[str, Any]
    state: str
    outbox: str | None
    scope: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a new plan is compared with; `unsent` says that nobody has begun to send it."""

    id: str
    organisation: str
    duty: str
    cycle: str
    step: str
    revision: str
    destination: str
    fire_at: dt.datetime
    state: str
    unsent: bool


def put(connection: sa.Connection, rows: Iterable[Planned], *, at: dt.datetime) -> int:
    """Store reminders that are not known yet, and plan anew those that were cancelled; how many.

    What was sent or missed stays as it is.
    """
    # In one order everywhere: two planners must not block each other.
    values = [_values(each, at) for each in sorted(rows, key=lambda row: row.id)]
    # Not IN: executemany takes no list.
    unsent = sa.or_(reminder.c.state == "planned", reminder.c.state == "cancelled")
    return insert_or_revive(connection, reminder, values, unsent)


def known(connection: sa.Connection, organisations: Collection[str], *, since: dt.datetime) -> list[Known]:
    """What was planned for some organisations from `since` on, and all that is still unsent."""
    unsent = _unsent()
    rows = (
        sa.select(*(reminder.c[name] for name in Known.__slots__ if name != "unsent"), unsent.label("unsent"))
        .select_from(reminder.outerjoin(outbox))
        .where(reminder.c.organisation.in_(organisations), sa.or_(reminder.c.fire_at >= since, unsent))
    )
    return [Known(**row._mapping) for row in connection.execute(rows)]


def cancel(connection: sa.Connection, ids: Sequence[str], *, at: dt.datetime) -> None:
    """Cancel what nobody has begun to send, also in the outbox.

    A message that carries other reminders as well is taken apart: they are
    planned again and go out in a message of their own.
    """
    carried = sa.select(reminder.c.outbox).where(reminder.c.id.in_(ids), reminder.c.outbox.is_not(None))
    withdrawn = messages.withdraw(connection, list(connection.execute(carried).scalars()), at=at)
    back = reminder.update().where(reminder.c.outbox.in_(withdrawn))
    connection.execute(back.values(state="planned", outbox=None))
    open_rows = reminder.update().where(reminder.c.id.in_(ids), reminder.c.state == "planned")
    connection.execute(open_rows.values(state="cancelled"))


def due(connection: sa.Connection, *, at: dt.datetime, destinations: int) -> list[Row]:
    """All reminders that are due for some destinations, oldest first, locked.

    Whole destinations, so that a digest is never cut in two. What belongs to
    the digest of a reminder that is due comes with it, though its own hour may
    be later: on the day of a fixed deadline the early message takes all.
    """
    waiting = reminder.c.state == "planned"
    places = (
        sa.select(reminder.c.destination)
        .where(waiting, reminder.c.fire_at <= at)
        .group_by(reminder.c.destination)
        .order_by(sa.func.min(reminder.c.fire_at), reminder.c.destination)
        .limit(destinations)
    )
    chosen = list(connection.execute(places).scalars())
    near = (
        _select()
        .where(waiting, reminder.c.destination.in_(chosen), reminder.c.fire_at <= at + _LONGEST_MORNING)
        .order_by(reminder.c.fire_at, reminder.c.id)
        .with_for_update()
    )
    rows = [Row(**row._mapping) for row in connection.execute(near)]
    leads = {(row.destination, row.digest) for row in rows if row.fire_at <= at and row.digest}
    return [row for row in rows if row.fire_at <= at or (row.destination, row.digest) in leads]


def hold(connection: sa.Connection, organisation: str, duty: str, cycle: str) -> None:
    """Keep the reminders of an occurrence from being queued until the transaction ends."""
    # In the order in which `due` locks them.
    rows = sa.select(reminder.c.id).where(_about(organisation, duty, cycle))
    connection.execute(rows.order_by(reminder.c.fire_at, reminder.c.id).with_for_update()).all()


def messages_about(
    connection: sa.Connection, organisation: str, duty: str, cycle: str, *, channels: Collection[str]
) -> list[str]:
    """The messages of some channels that carry a reminder of an occurrence, the newest first."""
    rows = (
        sa.select(outbox.c.id)
        .join(reminder, reminder.c.outbox == outbox.c.id)
        .where(_about(organisation, duty, cycle), outbox.c.channel.in_(channels))
        .group_by(outbox.c.id, outbox.c.added_at)
        .order_by(outbox.c.added_at.desc(), outbox.c.id)
    )
    return list(connection.execute(rows).scalars())


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


def missed(connection: sa.Connection, *, organisation: str | None = None) -> list[Row]:
    """Reminders that nobody got because they came too late."""
    theirs = reminder.c.organisation == organisation if organisation else sa.true()
    return _rows(connection, sa.and_(reminder.c.state == "missed", theirs))


def planned_for(connection: sa.Connection) -> set[str]:
    """The organisations for which anything waits."""
    waiting = sa.select(reminder.c.organisation).where(reminder.c.state == "planned").distinct()
    return set(connection.execute(waiting).scalars())


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many reminders are in each state."""
    rows = sa.select(reminder.c.state, sa.func.count().label("number")).group_by(reminder.c.state)
    return {row.state: row.number for row in connection.execute(rows)}


def _about(organisation: str, duty: str, cycle: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        reminder.c.organisation == organisation, reminder.c.duty == duty, reminder.c.cycle == cycle
    )


def _unsent() -> sa.ColumnElement[bool]:
    waiting = sa.and_(reminder.c.state == "queued", outbox.c.state == "pending", outbox.c.attempts == 0)
    return sa.or_(reminder.c.state == "planned", sa.func.coalesce(waiting, sa.false()))


def _rows(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Row]:
    rows = _select().where(condition).order_by(reminder.c.fire_at, reminder.c.id)
    return [Row(**row._mapping) for row in connection.execute(rows)]


def _values(row: Planned, at: dt.datetime) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in Planned.__slots__}
    more = {
        "id": row.id,
        "state": "planned",
        "outbox": None,
        "scope": scope.of_organisation(row.organisation),
    }
    return {**values, **more, "planned_at": at}


def _select() -> sa.Select[Any]:
    return sa.select(*(reminder.c[name] for name in Row.__slots__))

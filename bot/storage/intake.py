"""The intake: what came in, before it is acknowledged.

An event is stored under its own key before anybody is told that it arrived;
a leased worker deals with it. A worker that dies leaves a lease that runs out.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.questions import intake
from bot.storage.write import insert_once

MAX_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Event:
    """One incoming event, held under a lease."""

    key: str
    kind: str
    payload: dict[str, Any]
    scope: str
    attempts: int
    lease_token: str


@dataclass(frozen=True, slots=True)
class Stored:
    """An event as it is kept, whoever works on it."""

    key: str
    state: str
    payload: dict[str, Any]
    received_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an event is: its state and how often it was tried."""

    state: str
    attempts: int


def store(
    connection: sa.Connection, *, key: str, kind: str, payload: dict[str, Any], scope: str, at: dt.datetime
) -> bool:
    """Keep an event; False where it is known already."""
    return insert_once(
        connection,
        intake,
        {
            "event_key": key,
            "kind": kind,
            "payload": payload,
            "state": "received",
            "attempts": 0,
            "not_before": at,
            "scope": scope,
            "received_at": at,
        },
    )


def store_refused(
    connection: sa.Connection, *, key: str, kind: str, reason: str, scope: str, at: dt.datetime
) -> bool:
    """Keep the key and the reason of a refused event, and nothing of its text."""
    return insert_once(
        connection,
        intake,
        {
            "event_key": key,
            "kind": kind,
            "payload": {},
            "state": "refused",
            "reason": reason,
            "attempts": 0,
            "not_before": at,
            "scope": scope,
            "received_at": at,
        },
    )


def claim(
    connection: sa.Connection, *, at: dt.datetime, lease: dt.timedelta, kind: str, key: str | None = None
) -> Event | None:
    """Take one event that waits, or whose worker's lease has run out.

    Must be committed before the work begins. `key` asks for that event only.
    """
    ready = sa.or_(
        sa.and_(intake.c.state == "received", intake.c.not_before <= at),
        sa.and_(intake.c.state == "working", intake.c.lease_until < at),
    )
    wanted = sa.select(intake).where(intake.c.kind == kind, ready)
    if key is not None:
        wanted = wanted.where(intake.c.event_key == key)
    oldest = wanted.order_by(intake.c.received_at).limit(1).with_for_update(skip_locked=True)
    row = connection.execute(oldest).mappings().first()
    if row is None:
        return None
    token = str(uuid.uuid4())
    connection.execute(
        intake.update()
        .where(intake.c.event_key == row["event_key"])
        .values(state="working", lease_token=token, lease_until=at + lease, attempts=row["attempts"] + 1)
    )
    return Event(row["event_key"], row["kind"], row["payload"], row["scope"], row["attempts"] + 1, token)


def progress(connection: sa.Connection, key: str) -> Progress | None:
    """How far an event is, or None where there is none with this key."""
    row = connection.execute(
        sa.select(intake.c.state, intake.c.attempts).where(intake.c.event_key == key)
    ).first()
    return Progress(row.state, row.attempts) if row else None


def newest(connection: sa.Connection, kind: str) -> Stored | None:
    """The event of a kind that came in last, or None."""
    columns = (intake.c.event_key, intake.c.state, intake.c.payload, intake.c.received_at)
    rows = sa.select(*columns).where(intake.c.kind == kind).order_by(intake.c.received_at.desc()).limit(1)
    found = connection.execute(rows).first()
    return Stored(*found) if found else None


def note(connection: sa.Connection, event: Event, payload: dict[str, Any]) -> bool:
    """Keep something else of an event under way; False where the lease was lost to another worker."""
    return _update(connection, event, payload=payload)


def count_by_state(connection: sa.Connection) -> dict[str, int]:
    """How many events are in each state."""
    rows = sa.select(intake.c.state, sa.func.count()).group_by(intake.c.state)
    return {row[0]: row[1] for row in connection.execute(rows)}


def finish(connection: sa.Connection, event: Event) -> bool:
    """Mark an event as dealt with; False where the lease was lost to another worker."""
    return _leave(connection, event, state="done")


def retry(connection: sa.Connection, event: Event, *, not_before: dt.datetime, reason: str) -> bool:
    """Put an event back; after too many attempts it is dead and shown to the administrator."""
    state = "dead" if event.attempts >= MAX_ATTEMPTS else "received"
    return _leave(connection, event, state=state, not_before=not_before, reason=reason)


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Delete events that came in before an instant; how many there were."""
    return connection.execute(intake.delete().where(intake.c.received_at < before)).rowcount


def _leave(connection: sa.Connection, event: Event, **values: Any) -> bool:
    return _update(connection, event, lease_token=None, lease_until=None, **values)


def _update(connection: sa.Connection, event: Event, **values: Any) -> bool:
    held = sa.and_(intake.c.event_key == event.key, intake.c.lease_token == event.lease_token)
    return connection.execute(intake.update().where(held).values(**values)).rowcount == 1

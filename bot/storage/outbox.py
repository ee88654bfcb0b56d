"""The outbox: messages that are to be sent, and what became of them."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.ports import Destination
from bot.storage.schema.delivery import delivery_attempt, outbox
from bot.storage.write import insert_or_revive

URGENT, ORDINARY, BULK = 0, 5, 9
"""Priorities: an answer must not wait behind a thousand reminders."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be sent once; `payload` is what it says, as JSON data.

    Without `expires_at` it is useful for ever. `edits` is the id of the message
    that it replaces; it waits until that one is sent.
    """

    id: str
    kind: str
    destination: Destination
    payload: dict[str, Any]
    scope: str
    priority: int = ORDINARY
    expires_at: dt.datetime | None = None
    edits: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A message and its state; `how` is posted or reconciled."""

    id: str
    kind: str
    channel: str
    workspace: str
    address: str
    thread: str
    viewer: str
    edits: str | None
    payload: dict[str, Any]
    scope: str
    state: str
    attempts: int
    not_before: dt.datetime
    expires_at: dt.datetime | None
    first_try_at: dt.datetime | None
    external_id: str | None
    how: str | None
    last_error: str | None
    added_at: dt.datetime
    ended_at: dt.datetime | None

    @property
    def destination(self) -> Destination:
        """Where it goes."""
        return Destination(self.channel, self.workspace, self.address, self.thread, self.viewer)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt; without an end the process died, or lost its lease."""

    started_at: dt.datetime
    ended_at: dt.datetime | None
    outcome: str | None
    detail: str | None


def add(connection: sa.Connection, message: Message, *, at: dt.datetime) -> bool:
    """Put a message in, also one that was withdrawn before; False where it waits or went out already."""
    place = message.destination
    values = {
        "id": message.id,
        "kind": message.kind,
        "channel": place.channel,
        "workspace": place.workspace,
        "address": place.address,
        "thread": place.thread,
        "viewer": place.viewer,
        "edits": message.edits,
        "payload": message.payload,
        "priority": message.priority,
        "state": "pending",
        "attempts": 0,
        "not_before": at,
        "expires_at": message.expires_at,
        "scope": message.scope,
        "added_at": at,
        "ended_at": None,
    }
    return insert_or_revive(connection, outbox, [values], outbox.c.state == "cancelled") == 1


def edit(
    connection: sa.Connection,
    delivery: str,
    payload: dict[str, Any],
    *,
    priority: int = URGENT,
    at: dt.datetime,
) -> bool:
    """Have a message say something else from now on; False where it never arrived and never will.

    Where nobody has begun to send it, it goes out with the new payload. Else a
    message follows that replaces it; one that waits to do so is withdrawn.
    """
    original = by_id(connection, delivery, locked=True)
    if original is None or original.state in ("dead", "cancelled"):
        return False
    if original.state == "pending" and original.attempts == 0:
        connection.execute(outbox.update().where(outbox.c.id == delivery).values(payload=payload))
        return True
    # Also one that the service put off: whether it ever arrived no longer matters.
    drop_edits(connection, [delivery], at=at)
    replacement = Message(
        id=str(uuid.uuid4()),
        kind=original.kind,
        destination=original.destination,
        payload=payload,
        scope=original.scope,
        priority=priority,
        edits=delivery,
    )
    return add(connection, replacement, at=at)


def delete(connection: sa.Connection, deliveries: list[str]) -> int:
    """Forget messages and what replaced them, sent or not; how many there were."""
    theirs = sa.or_(outbox.c.id.in_(deliveries), outbox.c.edits.in_(deliveries))
    attempts = delivery_attempt.c.delivery.in_(sa.select(outbox.c.id).where(theirs))
    connection.execute(delivery_attempt.delete().where(attempts))
    return connection.execute(outbox.delete().where(theirs)).rowcount


def rewrite(connection: sa.Connection, delivery: str, payload: dict[str, Any]) -> None:
    """Have the record of a message, and of what replaced it, say this: nothing is sent."""
    same = sa.or_(outbox.c.id == delivery, outbox.c.edits == delivery)
    connection.execute(outbox.update().where(same).values(payload=payload))


def current_payload(connection: sa.Connection, delivery: str) -> dict[str, Any] | None:
    """What a message says now, or will say when the last edit has arrived; None for an unknown one."""
    rows = (
        sa.select(outbox.c.payload)
        .where(sa.or_(outbox.c.id == delivery, outbox.c.edits == delivery), outbox.c.state != "cancelled")
        .order_by(outbox.c.added_at.desc(), outbox.c.edits.is_(None))
        .limit(1)
    )
    found: dict[str, Any] | None = connection.execute(rows).scalar()
    return found


def by_id(connection: sa.Connection, delivery: str, *, locked: bool = False) -> Row | None:
    """One message, or None; `locked` until the end of the transaction."""
    one = _select().where(outbox.c.id == delivery)
    found = connection.execute(one.with_for_update() if locked else one).first()
    return Row(**found._mapping) if found else None


def by_external(connection: sa.Connection, channel: str, workspace: str, external_id: str) -> Row | None:
    """The message that a service knows by its own id, as it was before any edit; or None."""
    known = sa.and_(
        outbox.c.channel == channel,
        outbox.c.workspace == workspace,
        outbox.c.external_id == external_id,
        outbox.c.edits.is_(None),
    )
    found = connection.execute(_select().where(known).limit(1)).first()
    return Row(**found._mapping) if found else None


def newest(connection: sa.Connection, place: Destination, kind: str) -> Row | None:
    """What was sent to a place last, of one kind; or None."""
    there = sa.and_(
        outbox.c.channel == place.channel,
        outbox.c.workspace == place.workspace,
        outbox.c.address == place.address,
        outbox.c.thread == place.thread,
        outbox.c.kind == kind,
        outbox.c.state == "sent",
        outbox.c.edits.is_(None),
    )
    found = connection.execute(_select().where(there).order_by(outbox.c.added_at.desc()).limit(1)).first()
    return Row(**found._mapping) if found else None


def in_state(connection: sa.Connection, state: str, *, limit: int = 200) -> list[Row]:
    """Messages in a state, oldest first."""
    rows = _select().where(outbox.c.state == state).order_by(outbox.c.added_at, outbox.c.id).limit(limit)
    return [Row(**row._mapping) for row in connection.execute(rows)]


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many messages are in each state."""
    rows = sa.select(outbox.c.state, sa.func.count().label("number")).group_by(outbox.c.state)
    return {row.state: row.number for row in connection.execute(rows)}


def attempts_of(connection: sa.Connection, delivery: str) -> list[Attempt]:
    """Every attempt to send a message, oldest first."""
    rows = (
        sa.select(*(delivery_attempt.c[name] for name in Attempt.__slots__))
        .where(delivery_attempt.c.delivery == delivery)
        .order_by(delivery_attempt.c.started_at)
    )
    return [Attempt(**row._mapping) for row in connection.execute(rows)]


def expired(connection: sa.Connection, *, at: dt.datetime, limit: int) -> list[Row]:
    """Messages that certainly did not arrive and are no longer useful, locked."""
    late = sa.and_(outbox.c.state == "pending", outbox.c.expires_at < at)
    rows = _select().where(late).order_by(outbox.c.expires_at).limit(limit).with_for_update(skip_locked=True)
    return [Row(**row._mapping) for row in connection.execute(rows)]


def give_up(connection: sa.Connection, deliveries: list[str], *, reason: str, at: dt.datetime) -> None:
    """End messages unsent."""
    connection.execute(
        outbox.update()
        .where(outbox.c.id.in_(deliveries))
        .values(state="dead", last_error=reason, ended_at=at)
    )
    drop_edits(connection, deliveries, at=at)


def drop_edits(connection: sa.Connection, deliveries: list[str], *, at: dt.datetime) -> None:
    """Cancel what waits to replace messages that never arrived."""
    waiting = sa.and_(outbox.c.edits.in_(deliveries), outbox.c.state == "pending")
    connection.execute(outbox.update().where(waiting).values(state="cancelled", ended_at=at))


def withdraw(connection: sa.Connection, deliveries: list[str], *, at: dt.datetime) -> list[str]:
    """Cancel those messages that nobody has begun to send; which they were."""
    untried = sa.and_(outbox.c.state == "pending", outbox.c.attempts == 0)
    cancelled = (
        outbox.update()
        .where(outbox.c.id.in_(deliveries), untried)
        .values(state="cancelled", ended_at=at)
        .returning(outbox.c.id)
    )
    withdrawn = list(connection.execute(cancelled).scalars())
    drop_edits(connection, withdrawn, at=at)
    return withdrawn


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Delete what was said to people before an instant; how many messages.

    Reminders stay, without the edits that say who did what.
    """
    said = sa.or_(outbox.c.kind != "reminders", outbox.c.edits.is_not(None))
    old = sa.and_(outbox.c.ended_at < before, said)
    ids = sa.select(outbox.c.id).where(old)
    connection.execute(delivery_attempt.delete().where(delivery_attempt.c.delivery.in_(ids)))
    return connection.execute(outbox.delete().where(old)).rowcount


def _select() -> sa.Select[Any]:
    return sa.select(*(outbox.c[name] for name in Row.__slots__))

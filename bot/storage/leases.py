"""Leases on outbox messages: claimed by one worker, finished under its token.

A claim is committed before anything is sent. A worker that dies leaves a lease
that runs out; its message is then one of unknown outcome.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.ports import Delivery, Destination, Pace
from bot.storage import outbox as messages
from bot.storage import send_gate as gates
from bot.storage.schema.delivery import delivery_attempt, outbox, send_gate
from bot.storage.types import Instant

_workspace_gate = send_gate.alias("workspace_gate")
_address_gate = send_gate.alias("address_gate")
_original = outbox.alias("original")
_rival = outbox.alias("rival")


@dataclass(frozen=True, slots=True)
class Claim:
    """A message held under a lease.

    `attempts` counts the attempts that may have arrived, this one included.
    `doubtful` says that an earlier one may have: it must be looked for first.
    """

    delivery: Delivery
    attempts: int
    doubtful: bool
    expires_at: dt.datetime | None
    lease_token: str
    lease_until: dt.datetime


def expire(connection: sa.Connection, *, at: dt.datetime, quiet: dt.timedelta) -> int:
    """Take messages back from workers that died; how they ended is unknown.

    They wait a quiet period from now: what was sent last may show only then.
    """
    lost = sa.and_(outbox.c.state == "sending", outbox.c.lease_until < at)
    values = {
        "state": "unknown",
        "not_before": at + quiet,
        "lease_token": None,
        "last_error": "lease expired",
    }
    return connection.execute(outbox.update().where(lost).values(values)).rowcount


def claim(
    connection: sa.Connection, *, at: dt.datetime, lease: dt.timedelta, paces: Mapping[str, Pace]
) -> Claim | None:
    """Take the next message whose gates are open; `paces` names the channels that can deliver.

    None where nothing can go out now, or another worker was faster.
    """
    row = connection.execute(_candidate(at, list(paces))).mappings().first()
    if row is None:
        return None
    place = Destination(row["channel"], row["workspace"], row["address"], row["thread"], row["viewer"])
    if not gates.take(connection, place, paces[place.channel], at=at):
        return None
    token = str(uuid.uuid4())
    values = {
        "state": "sending",
        "lease_token": token,
        "lease_until": at + lease,
        "attempts": row["attempts"] + 1,
        "first_try_at": row["first_try_at"] or at,
    }
    connection.execute(outbox.update().where(outbox.c.id == row["id"]).values(values))
    attempt = {"lease_token": token, "delivery": row["id"], "started_at": at, "scope": row["scope"]}
    connection.execute(delivery_attempt.insert().values(attempt))
    return _claim(row, place, token, at, lease)


def next_chance(connection: sa.Connection, *, channels: list[str]) -> dt.datetime | None:
    """The earliest instant at which a waiting message may be claimed."""
    ready = _later(_later(outbox.c.not_before, _workspace_gate.c.next_at), _address_gate.c.next_at)
    waiting = sa.and_(outbox.c.state.in_(("pending", "unknown")), outbox.c.channel.in_(channels))
    earliest = sa.select(sa.func.min(ready, type_=Instant)).select_from(_gated()).where(waiting, _in_turn())
    return connection.execute(earliest).scalar()


def finish(connection: sa.Connection, claim: Claim, *, at: dt.datetime, **values: Any) -> bool:
    """Write what became of a claimed message; False where the lease was lost.

    That a message arrived is a fact even after the lease was lost, as long as
    nobody else is working on it.
    """
    held = outbox.c.lease_token == claim.lease_token
    if values["state"] == "sent":
        held = sa.or_(held, outbox.c.state == "unknown")
    released = {"lease_token": None, "lease_until": None, **values}
    result = connection.execute(
        outbox.update().where(outbox.c.id == claim.delivery.id, held).values(released)
    )
    connection.execute(
        delivery_attempt.update()
        .where(delivery_attempt.c.lease_token == claim.lease_token)
        .values(ended_at=at, outcome=values["state"], detail=values.get("last_error"))
    )
    if values["state"] == "dead":
        messages.drop_edits(connection, [claim.delivery.id], at=at)
    return result.rowcount == 1


def _candidate(at: dt.datetime, channels: list[str]) -> sa.Select[Any]:
    waiting = sa.and_(outbox.c.state.in_(("pending", "unknown")), outbox.c.not_before <= at)
    open_now = [
        sa.or_(gate.c.next_at.is_(None), gate.c.next_at <= at) for gate in (_workspace_gate, _address_gate)
    ]
    return (
        sa.select(outbox, _original.c.external_id.label("edited"))
        .select_from(_gated())
        .where(waiting, outbox.c.channel.in_(channels), _in_turn(), *open_now)
        .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=outbox)
    )


def _gated() -> sa.Join:
    return (
        outbox.outerjoin(_workspace_gate, _behind(_workspace_gate, gates.WHOLE_WORKSPACE))
        .outerjoin(_address_gate, _behind(_address_gate, outbox.c.address))
        .outerjoin(_original, _original.c.id == outbox.c.edits)
    )


def _in_turn() -> sa.ColumnElement[bool]:
    """An edit follows the message that it replaces, and never overtakes an earlier edit."""
    # One that was put off while a newer one came waits with an earlier date, and goes first.
    put_off = sa.and_(_rival.c.added_at < outbox.c.added_at, _rival.c.state == "pending")
    under_way = sa.and_(_rival.c.added_at <= outbox.c.added_at, _rival.c.state.in_(("sending", "unknown")))
    earlier = sa.exists().where(
        _rival.c.edits == outbox.c.edits, _rival.c.id != outbox.c.id, sa.or_(put_off, under_way)
    )
    return sa.or_(outbox.c.edits.is_(None), sa.and_(_original.c.state == "sent", ~earlier))


def _behind(gate: sa.FromClause, address: Any) -> sa.ColumnElement[bool]:
    return sa.and_(
        gate.c.channel == outbox.c.channel,
        gate.c.workspace == outbox.c.workspace,
        gate.c.address == address,
    )


def _later(first: Any, second: Any) -> sa.ColumnElement[Any]:
    return sa.case((second > first, second), else_=first)


def _claim(row: Any, place: Destination, token: str, at: dt.datetime, lease: dt.timedelta) -> Claim:
    delivery = Delivery(
        id=row["id"],
        kind=row["kind"],
        destination=place,
        payload=row["payload"],
        scope=row["scope"],
        at=at,
        first_try_at=row["first_try_at"] or at,
        edits=row["edited"] or "",
    )
    return Claim(
        delivery=delivery,
        attempts=row["attempts"] + 1,
        doubtful=not row["edits"] and (row["state"] == "unknown" or row["attempts"] > 0),
        expires_at=row["expires_at"],
        lease_token=token,
        lease_until=at + lease,
    )

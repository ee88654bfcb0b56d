"""Move what is due into the outbox."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.delivery import operator
from bot.storage import destinations, outbox, reminders
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.storage.reminders import Row

KIND = "reminders"
BATCH = 50
"""Destinations of one transaction."""

Items = Mapping[str, dict[str, Any]]
"""Reminder → what it says, in the order in which it is to be read."""
Compose = Callable[[sa.Connection, Sequence[Row], dt.datetime], Items]
"""Says what reminders that are due say now; those it leaves out no longer hold."""


def as_stored(_connection: sa.Connection, rows: Sequence[Row], _at: dt.datetime) -> Items:
    """Every reminder says what was stored with it."""
    return {row.id: row.content for row in rows}


@dataclass(frozen=True, slots=True)
class Queued:
    """What one run did: messages made, reminders in them, those that no longer hold, and too late."""

    messages: int = 0
    reminders: int = 0
    silenced: int = 0
    missed: int = 0


def run(database: Database, *, at: dt.datetime, compose: Compose = as_stored, batch: int = BATCH) -> Queued:
    """Queue everything that is due and still useful, and give up what is not.

    Reminders of one destination and digest become one message. What came too
    late is `missed` and shown, never silently dropped.
    """
    done: Counter[str] = Counter()
    done["missed"] += _give_up_expired(database, at)
    while True:
        with database.writing() as connection:
            due = reminders.due(connection, at=at, destinations=batch)
            if not due:
                return Queued(**done)
            done.update(_queue(connection, due, compose, at))


def _queue(connection: sa.Connection, due: list[Row], compose: Compose, at: dt.datetime) -> dict[str, int]:
    items = compose(connection, due, at)
    silenced = [row for row in due if row.id not in items]
    missed = [row for row in due if row.id in items and row.expires_at <= at]
    reminders.set_state(connection, [row.id for row in silenced], "cancelled")
    reminders.set_state(connection, [row.id for row in missed], "missed")
    useful = [row for row in due if row.id in items and row.expires_at > at]
    groups = [group for group in _digests(useful, items) if _is_due(group, at)]
    places = destinations.by_ids(connection, sorted({group[0].destination for group in groups}))
    for group in groups:
        message = _message(group, items, places[group[0].destination], at)
        outbox.add(connection, message, at=at)
        reminders.set_state(connection, [row.id for row in group], "queued", outbox_id=message.id)
    sizes = {"messages": len(groups), "reminders": sum(map(len, groups))}
    return {**sizes, "silenced": len(silenced), "missed": len(missed)}


def _digests(rows: list[Row], items: Items) -> Iterator[list[Row]]:
    reading_order = {row_id: number for number, row_id in enumerate(items)}
    ordered = sorted(rows, key=lambda row: (*_digest(row), reading_order[row.id]))
    for _, group in itertools.groupby(ordered, key=_digest):
        yield list(group)


def _digest(row: Row) -> tuple[str, str]:
    return row.destination, row.digest or row.id


def _is_due(group: list[Row], at: dt.datetime) -> bool:
    # The early one that the others came along with may have been silenced.
    return min(row.fire_at for row in group) <= at


def _message(group: list[Row], items: Items, recipient: destinations.Recipient, at: dt.datetime) -> Message:
    identity = "\n".join(sorted(row.id for row in group))
    return Message(
        id=str(uuid.uuid5(reminders.NAMESPACE, identity)),
        kind=KIND,
        destination=recipient.place,
        payload={"queued_at": at.isoformat(), "items": [_item(row, items[row.id]) for row in group]},
        scope=group[0].scope,
        priority=outbox.BULK,
        expires_at=max(row.expires_at for row in group),
    )


def _item(row: Row, said: dict[str, Any]) -> dict[str, Any]:
    return {
        **said,
        "organisation": row.organisation,
        "duty": row.duty,
        "cycle": row.cycle,
        "step": row.step,
        "revision": row.revision,
        "due_on": row.due_on.isoformat() if row.due_on else None,
    }


def _give_up_expired(database: Database, at: dt.datetime) -> int:
    missed = 0
    while True:
        with database.writing() as connection:
            late = outbox.expired(connection, at=at, limit=BATCH)
            if not late:
                return missed
            ids = [row.id for row in late]
            outbox.give_up(connection, ids, reason=operator.EXPIRED, at=at)
            missed += reminders.miss(connection, ids)
            for row in late:
                operator.tell(connection, row, reason=operator.EXPIRED, at=at)

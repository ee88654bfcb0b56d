"""Move what is due into the outbox."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.delivery import operator
from bot.domain import ledger as rules
from bot.domain.ledger import Entry, Urgency
from bot.storage import destinations, ledger, outbox, reminders
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.storage.reminders import Row
from knowledge.calendars.office_hours import JAPAN

KIND = "reminders"
BATCH = 50
"""Destinations of one transaction."""


@dataclass(frozen=True, slots=True)
class Queued:
    """What one run did: messages made, reminders in them, silenced by the ledger, and too late."""

    messages: int = 0
    reminders: int = 0
    silenced: int = 0
    missed: int = 0


def run(database: Database, *, at: dt.datetime, batch: int = BATCH) -> Queued:
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
            done.update(_queue(connection, due, at))


def _queue(connection: sa.Connection, due: list[Row], at: dt.datetime) -> dict[str, int]:
    silenced, missed, useful = _sorted_out(connection, due, at)
    reminders.set_state(connection, [row.id for row in silenced], "cancelled")
    reminders.set_state(connection, [row.id for row in missed], "missed")
    places = destinations.by_ids(connection, sorted({row.destination for row in useful}))
    groups = list(_digests(useful))
    for group in groups:
        message = _message(group, places[group[0].destination], at)
        outbox.add(connection, message, at=at)
        reminders.set_state(connection, [row.id for row in group], "queued", outbox_id=message.id)
    sizes = {"messages": len(groups), "reminders": len(useful)}
    return {**sizes, "silenced": len(silenced), "missed": len(missed)}


def _sorted_out(
    connection: sa.Connection, due: list[Row], at: dt.datetime
) -> tuple[list[Row], list[Row], list[Row]]:
    today = at.astimezone(JAPAN).date()
    entries = {
        (entry.organisation, entry.duty, entry.cycle): entry
        for entry in ledger.entries_of(connection, sorted({row.organisation for row in due}))
    }
    silenced: list[Row] = []
    missed: list[Row] = []
    useful: list[Row] = []
    for row in due:
        key = (row.organisation, row.duty, row.cycle)
        if rules.silences(entries.get(key, Entry(*key)), Urgency(row.urgency), today):
            silenced.append(row)
        else:
            (missed if row.expires_at < at else useful).append(row)
    return silenced, missed, useful


def _digests(rows: list[Row]) -> Iterator[list[Row]]:
    ordered = sorted(rows, key=lambda row: (row.destination, row.digest or row.id, row.fire_at, row.id))
    for _, group in itertools.groupby(ordered, key=lambda row: (row.destination, row.digest or row.id)):
        yield list(group)


def _message(group: list[Row], recipient: destinations.Recipient, at: dt.datetime) -> Message:
    identity = "\n".join(sorted(row.id for row in group))
    return Message(
        id=str(uuid.uuid5(reminders.NAMESPACE, identity)),
        kind=KIND,
        destination=recipient.place,
        payload={"queued_at": at.isoformat(), "items": [_item(row) for row in group]},
        scope=group[0].scope,
        priority=outbox.BULK,
        expires_at=max(row.expires_at for row in group),
    )


def _item(row: Row) -> dict[str, object]:
    return {
        **row.content,
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

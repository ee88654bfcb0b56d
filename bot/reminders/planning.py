"""Keep the stored reminders in line with the catalogue, the ledger and the entered dates."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.reminders.outlook import A_YEAR, Outlooks
from bot.reminders.recipients import give_boards
from bot.storage import organisations, reminders
from bot.storage.database import Database
from bot.storage.reminders import Known, Planned
from jobs.changes import REPEATS_AFTER, Changes, Row, RowState, changes
from jobs.reminder import Reminder, reminder_id

BATCH = 200
"""Organisations of one transaction; a writer waits no longer than it takes to write these."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """What one run did, in reminders (one for each destination)."""

    organisations: int = 0
    planned: int = 0
    cancelled: int = 0


class Planning:
    """Plans a year ahead. May run at any time, again and again, and in several processes."""

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    def run(self, database: Database, *, at: dt.datetime) -> Replanned:
        """Plan for everybody who joined, and cancel what is left of those who went."""
        with database.reading() as connection:
            joined = {row.code for row in organisations.joined(connection)}
            codes = sorted(joined | reminders.planned_for(connection))
        done: Counter[str] = Counter()
        for first in range(0, len(codes), BATCH):
            with database.writing() as connection:
                replanned = self.replan(connection, codes[first : first + BATCH], at=at)
            done.update(planned=replanned.planned, cancelled=replanned.cancelled)
        return Replanned(len(codes), done["planned"], done["cancelled"])

    def replan(self, connection: sa.Connection, codes: Collection[str], *, at: dt.datetime) -> Replanned:
        """Plan for some organisations within the caller's transaction."""
        organisations.hold(connection, codes)
        give_boards(connection, codes, at=at)
        known = reminders.known(connection, codes, since=at - 2 * REPEATS_AFTER)
        since = min((row.fire_at for row in known if row.unsent), default=at)
        outlook = self._outlooks.of(connection, codes, since=min(since, at), until=at + A_YEAR)
        plan = [(destination, reminder) for reminder, destination, _ in outlook.plan()]
        planned, cancelled = [], []
        for destination, rows, wanted in _by_destination(known, plan):
            decided = changes((_row(row) for row in rows), wanted, at)
            planned += [_planned(each, destination) for each in (*decided.insert, *decided.replan)]
            cancelled += _cancelled(rows, decided)
        reminders.cancel(connection, cancelled, at=at)
        return Replanned(len(codes), reminders.put(connection, planned, at=at), len(cancelled))


def _by_destination(
    known: Iterable[Known], plan: Iterable[tuple[str, Reminder]]
) -> Iterator[tuple[str, list[Known], list[Reminder]]]:
    """Every destination with its stored rows and its part of the plan; one that was removed has no plan."""
    rows: dict[str, list[Known]] = {}
    for row in known:
        rows.setdefault(row.destination, []).append(row)
    wanted: dict[str, list[Reminder]] = {}
    for destination, reminder in plan:
        wanted.setdefault(destination, []).append(reminder)
    for destination in sorted(rows.keys() | wanted.keys()):
        yield destination, rows.get(destination, []), wanted.get(destination, [])


def _row(known: Known) -> Row:
    """A message that nobody has begun to send counts as planned: it can still be taken back."""
    state = RowState.PLANNED if known.unsent else RowState(known.state)
    key = (known.duty, known.organisation, known.cycle, known.step, known.revision)
    return Row(
        reminder_id(*key), known.organisation, known.duty, known.cycle, known.step, known.fire_at, state
    )


def _planned(reminder: Reminder, destination: str) -> Planned:
    return Planned(
        organisation=reminder.organisation,
        duty=reminder.duty,
        cycle=reminder.cycle,
        step=reminder.step,
        revision=reminder.revision,
        destination=destination,
        fire_at=reminder.fire_at,
        expires_at=reminder.expires_at,
        content={"title": reminder.occurrence.duty.title},
        due_on=reminder.due_on,
        digest=reminder.day.isoformat(),
    )


def _cancelled(rows: Sequence[Known], decided: Changes) -> list[str]:
    ids = set(decided.cancel)
    return [row.id for row in rows if _row(row).id in ids] if ids else []

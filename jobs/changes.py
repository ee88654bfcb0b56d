"""What a new plan changes in the rows of an earlier one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from jobs.reminder import Reminder

REPEATS_AFTER = dt.timedelta(days=14)
"""A step that already went out with another date comes again only this much later."""


class RowState(StrEnum):
    """The states of a stored reminder."""

    PLANNED = "planned"
    QUEUED = "queued"
    """Handed to the outbox: sent, or about to be."""
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Row:
    """What the store remembers of a planned reminder."""

    id: UUID
    organisation: str
    duty: str
    cycle: str
    step: str
    fire_at: dt.datetime
    state: RowState


@dataclass(frozen=True, slots=True)
class Changes:
    """`insert` are new rows; `replan` are rows to set back to planned, with new times and texts.

    `cancel` are rows that were planned and no longer hold: a corrected date,
    a duty done or withdrawn. `not_again` are reminders of the new plan that
    are left out because their time is past or the same step has just gone out.
    """

    insert: tuple[Reminder, ...]
    replan: tuple[Reminder, ...]
    cancel: tuple[UUID, ...]
    not_again: tuple[Reminder, ...]


def changes(rows: Iterable[Row], plan: Iterable[Reminder], at: dt.datetime) -> Changes:
    """Compares the rows of a span with the new plan of the same span.

    Begin the span at the earliest row that is still planned, so that what is
    due but not yet queued is kept. Nothing whose time is before `at` is added.
    """
    stored = {row.id: row for row in rows}
    gone_out = _gone_out(stored.values())
    insert: list[Reminder] = []
    replan: list[Reminder] = []
    not_again: list[Reminder] = []
    kept: set[UUID] = set()
    for reminder in plan:
        row = stored.get(reminder.id)
        if row is not None and _stands(row, reminder):
            kept.add(reminder.id)
        elif reminder.fire_at < at or _is_repetition(reminder, gone_out):
            not_again.append(reminder)
        elif row is None:
            insert.append(reminder)
        elif row.state is not RowState.MISSED:
            replan.append(reminder)
            kept.add(reminder.id)
    cancel = [row.id for row in stored.values() if row.state is RowState.PLANNED and row.id not in kept]
    return Changes(tuple(insert), tuple(replan), tuple(cancel), tuple(not_again))


_Step = tuple[str, str, str, str]


def _gone_out(rows: Iterable[Row]) -> dict[_Step, dt.datetime]:
    """Organisation, duty, cycle and step → when that step last went out, whatever its date was."""
    latest: dict[_Step, dt.datetime] = {}
    for row in rows:
        if row.state is RowState.QUEUED:
            key = (row.organisation, row.duty, row.cycle, row.step)
            latest[key] = max(row.fire_at, latest.get(key, row.fire_at))
    return latest


def _stands(row: Row, reminder: Reminder) -> bool:
    if row.state is RowState.QUEUED:
        return True
    return row.state is RowState.PLANNED and row.fire_at == reminder.fire_at


def _is_repetition(reminder: Reminder, gone_out: dict[_Step, dt.datetime]) -> bool:
    if reminder.step == "announced":
        return False
    key = (reminder.organisation, reminder.duty, reminder.cycle, reminder.step)
    last = gone_out.get(key)
    return last is not None and reminder.fire_at < last + REPEATS_AFTER

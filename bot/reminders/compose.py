"""What reminders that are due say now, and which of them still hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bot.delivery.queue import Items
from bot.reminders import message
from bot.reminders.outlook import Key, Outlook, Outlooks
from bot.reminders.progress import shown
from bot.reminders.recorded import recorded
from bot.storage.reminders import Row
from jobs.digest import pressing
from jobs.reminder import Reminder, reminder_id

_MARGIN = dt.timedelta(days=7)


class Composer:
    """Asks the planner again at the last moment: one rule decides what is planned and what is sent.

    Somebody may have acted, or a date may have been corrected, since the rows
    were planned. What the planner would not plan now is left out.
    """

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    def __call__(self, connection: sa.Connection, rows: Sequence[Row], at: dt.datetime) -> Items:
        """Row → its item, the most pressing first."""
        outlook = self._outlooks.of(
            connection,
            {row.organisation for row in rows},
            since=min(row.fire_at for row in rows) - _MARGIN,
            until=max(row.fire_at for row in rows) + _MARGIN,
        )
        planned = {each.id: each for each in outlook.planner.plan(outlook.organisations.values())}
        holding = [(row, planned[key]) for row in rows if (key := _key(row)) in planned]
        holding.sort(key=lambda pair: pressing(pair[1]))
        said = ((row.id, _item(connection, outlook, row, reminder, at)) for row, reminder in holding)
        return {row_id: each for row_id, each in said if each is not None}


def _key(row: Row) -> UUID:
    return reminder_id(row.duty, row.organisation, row.cycle, row.step, row.revision)


def _item(
    connection: sa.Connection, outlook: Outlook, row: Row, reminder: Reminder, at: dt.datetime
) -> dict[str, Any] | None:
    addressed = outlook.recipients_of(row.organisation).addressed(reminder, row.destination)
    if addressed is None:
        return None
    organisation = outlook.organisation(row.organisation)
    said = message.item(reminder, organisation, is_copy=addressed.is_copy, at=at)
    kind = reminder.occurrence.duty.record
    key = Key(row.organisation, row.duty, row.cycle)
    said |= shown(connection, key, records=kind is not None, at=at)
    return said | recorded(connection, kind, row.organisation, at=at)

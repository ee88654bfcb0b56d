"""A reminder that has just arrived, on whatever day the tests run."""

from __future__ import annotations

import datetime as dt

from bot.app import now
from bot.domain.organisation_list import Listed
from bot.ports import Destination
from bot.reminders.outlook import Key
from bot.reminders.service import Reminders
from bot.storage import destinations, organisations
from jobs.duty import Duty
from knowledge.calendars.fiscal_year import fiscal_year_of
from tests.channels.dialogues import Subject
from tests.planning.make import due
from tests.reminders.scene import ELSEWHERE, HOURS, TOWN

_LISTED = (
    Listed(TOWN, "20", "長野県", "長野市", "", "市"),
    Listed(ELSEWHERE, "13", "東京都", "千代田区", "", "特別区"),
)
_JOINED = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
_SINCE = dt.timedelta(days=14)


def duty_of(subject: Subject, today: dt.date) -> Duty:
    """What the reminder is about, as it is due on that day."""
    day = HOURS.calendar.add(today, subject.due_in_business_days)
    return due(day, id=subject.id, title=subject.title)


def key_of(duty: Duty) -> Key:
    """Its occurrence in the clerk's town."""
    return Key(TOWN, duty.id, str(fiscal_year_of(duty.deadlines[0].on).year))


def join(reminders: Reminders) -> None:
    """The clerk's town and the stranger's have been reminded for long."""
    with reminders.database.writing() as connection:
        organisations.import_list(connection, _LISTED)
        for listed in _LISTED:
            organisations.join(connection, listed.code, at=_JOINED)


def queue_reminder(reminders: Reminders, place: Destination | None = None) -> None:
    """Put the reminder into the outbox, for a place or the notice board."""
    at = now()
    if place is not None:
        with reminders.database.writing() as connection:
            destinations.add(connection, organisation=TOWN, place=place, at=at - _SINCE)
    reminders.plan(at=at - _SINCE)
    reminders.queue_due(at=at)

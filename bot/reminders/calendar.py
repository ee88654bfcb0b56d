"""The iCalendar feed of an organisation (RFC 5545), opened by a secret address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import uuid5

import icalendar
import sqlalchemy as sa

from bot.errors import NotFound
from bot.reminders import message
from bot.reminders.outlook import Outlook, Outlooks
from bot.reminders.rights import Person, actor_for
from bot.storage import calendar_feeds
from bot.storage.database import Database
from bot.storage.reminders import NAMESPACE
from bot.texts import calendar as texts
from bot.texts import reminders as sentences
from jobs.ledger import Progress
from jobs.occurrence import Occurrence
from jobs.organisation import Organisation
from knowledge.calendars.office_hours import JAPAN

PRODUCT = "-//Madoguchi//Duties//JA"
_CLOSED = (Progress.DONE, Progress.NOT_APPLICABLE)
_ONE_DAY = dt.timedelta(days=1)
_HALF_HOUR = dt.timedelta(minutes=30)


class Calendars:
    """Feeds: one secret address per subscription; only its digest is kept."""

    def __init__(self, database: Database, outlooks: Outlooks) -> None:
        self._database = database
        self._outlooks = outlooks

    def issue(self, person: Person, organisation: str, *, at: dt.datetime) -> str:
        """A new secret for `/calendar/SECRET.ics`; it is shown this once."""
        actor_for(person, organisation)
        with self._database.writing() as connection:
            self._outlooks.around(connection, [organisation], at=at).organisation(organisation)
            return calendar_feeds.issue(connection, organisation, at=at)

    def revoke(self, person: Person, organisation: str, *, at: dt.datetime) -> int:
        """Close every feed of an organisation; how many were open."""
        actor_for(person, organisation)
        with self._database.writing() as connection:
            return calendar_feeds.revoke(connection, organisation, at=at)

    def feed(self, secret: str, *, at: dt.datetime) -> bytes:
        """The feed that a secret opens; raises `NotFound` for an unknown or revoked one."""
        with self._database.reading() as connection:
            code = calendar_feeds.organisation_of(connection, secret)
            if code is None:
                raise NotFound(texts.NO_FEED)
            return self.of_organisation(connection, code, at=at)

    def of_organisation(self, connection: sa.Connection, code: str, *, at: dt.datetime) -> bytes:
        """The deadlines and windows of a year before and after `at`, without those that are closed."""
        outlook = self._outlooks.around(connection, [code], at=at)
        made = icalendar.Calendar()
        made.add("prodid", PRODUCT)
        made.add("version", "2.0")
        made.add("name", texts.name(code))
        made.add("x-wr-calname", texts.name(code))
        made.add("x-wr-timezone", "Asia/Tokyo")
        for event in _events(outlook, code, at):
            made.add_component(event)
        return bytes(made.to_ical())


def _events(outlook: Outlook, code: str, at: dt.datetime) -> Iterator[icalendar.Event]:
    organisation = outlook.organisation(code)
    for occurrence in outlook.occurrences(code):
        entry = outlook.planner.entry(organisation, occurrence)
        if entry is None or entry.progress not in _CLOSED:
            yield from _of_occurrence(occurrence, organisation, at)


def _of_occurrence(
    occurrence: Occurrence, organisation: Organisation, at: dt.datetime
) -> Iterator[icalendar.Event]:
    facts = message.facts(occurrence, organisation, at=at)
    if occurrence.deadline is not None:
        event = _event(occurrence, organisation, "deadline", sentences.heading(facts), facts, at)
        _at_deadline(event, occurrence.deadline.on, occurrence.deadline.until)
        yield event
    if occurrence.opens_on is not None:
        event = _event(occurrence, organisation, "opens", texts.opens(facts["title"]), facts, at)
        _all_day(event, occurrence.opens_on, occurrence.opens_on)
        yield event
    if occurrence.season is not None:
        event = _event(occurrence, organisation, "season", texts.season(facts["title"]), facts, at)
        _all_day(event, *occurrence.season)
        yield event


def _event(
    occurrence: Occurrence,
    organisation: Organisation,
    part: str,
    summary: str,
    facts: dict[str, object],
    at: dt.datetime,
) -> icalendar.Event:
    key = "\n".join((organisation.code, occurrence.duty.id, occurrence.cycle, part))
    event = icalendar.Event()
    # The same for ever: a corrected date moves the event instead of adding one.
    event.add("uid", f"{uuid5(NAMESPACE, key)}@madoguchi")
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("summary", summary)
    event.add("description", "\n".join(sentences.lines_of(facts)))
    event.add("transp", "TRANSPARENT")
    return event


def _at_deadline(event: icalendar.Event, on: dt.date, until: dt.time | None) -> None:
    if until is None:
        _all_day(event, on, on)
        return
    ends = dt.datetime.combine(on, until, tzinfo=JAPAN).astimezone(dt.UTC)
    event.add("dtstart", ends - _HALF_HOUR)
    event.add("dtend", ends)


def _all_day(event: icalendar.Event, first: dt.date, last: dt.date) -> None:
    event.add("dtstart", first)
    event.add("dtend", last + _ONE_DAY)

"""What lies ahead of some organisations, from what is stored about them now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.errors import NotFound
from bot.reminders import recipients, records
from bot.reminders.recipients import Recipients
from bot.storage import destinations, organisations
from bot.texts import ledger as texts
from jobs.duty import Duty
from jobs.occurrence import Occurrence
from jobs.organisation import Organisation
from jobs.plan import Planner
from jobs.reminder import Reminder
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import OfficeHours

A_YEAR = dt.timedelta(days=366)
_NOBODY = Recipients(())


@dataclass(frozen=True)
class Key:
    """One occurrence of one organisation: what the ledger and every button speak of."""

    organisation: str
    duty: str
    cycle: str


@dataclass(frozen=True)
class Outlook:
    """A planner over the records of some organisations, those that joined, and where they read."""

    planner: Planner
    organisations: dict[str, Organisation]
    recipients: dict[str, Recipients]
    calendar: BusinessCalendar
    duties: Sequence[Duty]

    def plan(self) -> Iterator[tuple[Reminder, str, bool]]:
        """Each reminder with one of its destinations, and whether that one only reads along."""
        for reminder in self.planner.plan(self.organisations.values()):
            for each in self.recipients_of(reminder.organisation).of(reminder):
                yield reminder, each.destination, each.is_copy

    def recipients_of(self, code: str) -> Recipients:
        """Its destinations, which may be none."""
        return self.recipients.get(code, _NOBODY)

    def organisation(self, code: str) -> Organisation:
        """Raises `NotFound` where it has not joined."""
        if code not in self.organisations:
            raise NotFound(texts.not_joined(code))
        return self.organisations[code]

    def occurrences(self, code: str) -> Iterator[Occurrence]:
        """Every occurrence that binds the organisation."""
        return self.planner.occurrences(self.organisation(code))

    def occurrence(self, key: Key) -> Occurrence:
        """Raises `NotFound` where that duty does not bind the organisation in that cycle."""
        for each in self.occurrences(key.organisation):
            if (each.duty.id, each.cycle) == (key.duty, key.cycle):
                return each
        raise NotFound(texts.unknown_occurrence(key.duty, key.cycle))


class Outlooks:
    """Makes outlooks from the catalogue and the calendar of this installation."""

    def __init__(self, duties: Iterable[Duty], hours: OfficeHours) -> None:
        self.duties: Sequence[Duty] = tuple(duties)
        self.hours = hours

    def of(
        self, connection: sa.Connection, codes: Collection[str], *, since: dt.datetime, until: dt.datetime
    ) -> Outlook:
        """The outlook of those among `codes` that joined, on reminders from `since` to `until`."""
        rows = [row for row in organisations.by_codes(connection, codes) if row.joined_at is not None]
        return self.over(connection, rows, since=since, until=until)

    def over(
        self,
        connection: sa.Connection,
        rows: Iterable[organisations.Organisation],
        *,
        since: dt.datetime,
        until: dt.datetime,
    ) -> Outlook:
        """The outlook of organisations as they are given, each with `joined_at`."""
        listed = {row.code: row for row in rows}
        places = recipients.by_organisation(destinations.active(connection, listed))
        joined = {
            code: records.organisation(
                row, self.hours, has_second_person=places.get(code, _NOBODY).has_second_person
            )
            for code, row in listed.items()
        }
        planner = Planner(self.duties, records.records(connection, listed), since, until)
        return Outlook(planner, joined, places, self.hours.calendar, self.duties)

    def around(self, connection: sa.Connection, codes: Collection[str], *, at: dt.datetime) -> Outlook:
        """The outlook from a year before to a year after `at`: what a page shows."""
        return self.of(connection, codes, since=at - A_YEAR, until=at + A_YEAR)

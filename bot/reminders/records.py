"""What people entered, as planning (`jobs`) reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.domain.ledger import Entry
from bot.domain.ledger import Progress as Kept
from bot.domain.organisation_list import PREFECTURE
from bot.storage import duties, ledger, organisations
from bot.storage.duties import DateRow
from jobs.catalogue.document import Document, Value
from jobs.catalogue.mistake import CatalogueError
from jobs.catalogue.reading import read_duties
from jobs.deadline import Deadline, Issuer
from jobs.duty import Duty
from jobs.entered_date import EnteredDate, EnteredDates
from jobs.ledger import Ledger, LedgerEntry, Progress
from jobs.organisation import Organisation, OrganisationKind
from jobs.plan import Records
from jobs.rhythm import Rhythm
from knowledge.calendars.office_hours import OfficeHours, in_japan

_PROGRESS = {
    Kept.UNTOUCHED: Progress.TODO,
    Kept.ACKNOWLEDGED: Progress.CONFIRMED,
    Kept.DONE: Progress.DONE,
    Kept.NOT_APPLICABLE: Progress.NOT_APPLICABLE,
}
_KINDS = {PREFECTURE: OrganisationKind.PREFECTURE, "特別区": OrganisationKind.WARD}
_ONE_DAY = dt.timedelta(days=1)


def records(connection: sa.Connection, codes: Collection[str]) -> Records:
    """The ledger, the entered dates and the duties of their own of some organisations."""
    entries = (ledger_entry(each) for each in ledger.entries_of(connection, list(codes)))
    return Records(
        Ledger(each for each in entries if each is not None),
        EnteredDates(entered_date(row) for row in duties.entered(connection)),
        {code: own_duties(own) for code, own in duties.own(connection).items() if code in codes},
    )


def ledger_entry(entry: Entry) -> LedgerEntry | None:
    """The entry for planning; None where nobody has decided anything (notes do not count)."""
    if entry.decided_on is None:
        return None
    return LedgerEntry(
        entry.organisation,
        entry.duty,
        entry.cycle,
        _PROGRESS[entry.progress],
        entry.decided_on,
        entry.snooze_until,
    )


def entered_date(row: DateRow) -> EnteredDate:
    """A date that people entered."""
    deadline = Deadline(row.due_on, Issuer(row.issuer), row.firm, row.until, row.wording)
    return EnteredDate(row.duty, row.cycle, row.area, deadline, row.entered_on, row.opens_on)


def own_duty(definition: dict[str, Any]) -> Duty:
    """A duty that an organisation wrote in the fields of the catalogue.

    Its dates are the organisation's own. Raises `CatalogueError`.
    """
    duties, mistakes = read_duties(Document("", [_as_text(definition)], {}))
    if mistakes:
        raise CatalogueError(mistakes)
    duty = duties[0].duty
    return replace(
        duty,
        deadlines=tuple(_own(each) for each in duty.deadlines),
        windows=tuple(replace(each, deadline=_own(each.deadline)) for each in duty.windows),
        every_year=replace(duty.every_year, issuer=Issuer.OWN) if duty.every_year else None,
    )


def own_duties(definitions: dict[str, dict[str, Any]]) -> tuple[Duty, ...]:
    """The duties that can be read; they were checked when they were entered."""
    return tuple(_readable(definitions))


def organisation(
    row: organisations.Organisation, hours: OfficeHours, *, has_second_person: bool
) -> Organisation:
    """An organisation that joined, as planning sees it."""
    if row.joined_at is None:
        raise ValueError(f"{row.code} has not joined")
    return Organisation(
        code=row.code,
        kind=_KINDS.get(row.kind, OrganisationKind.MUNICIPALITY),
        prefecture=row.prefecture,
        hours=hours,
        active_since=_first_day(row.joined_at),
        tags=frozenset(row.tags),
        has_second_person=has_second_person,
    )


def _first_day(joined_at: dt.datetime) -> dt.date:
    """The first day of which no message was due before the organisation joined."""
    day = in_japan(joined_at).date()
    return day if joined_at <= Rhythm().early_morning(day) else day + _ONE_DAY


def _own(deadline: Deadline) -> Deadline:
    return replace(deadline, issuer=Issuer.OWN)


def _readable(definitions: dict[str, dict[str, Any]]) -> Iterator[Duty]:
    for definition in definitions.values():
        try:
            yield own_duty(definition)
        except CatalogueError:
            # One entry that newer rules refuse must not silence everybody else's reminders.
            continue


def _as_text(value: Any) -> Value:
    if isinstance(value, dict):
        return {str(name): _as_text(inner) for name, inner in value.items() if inner not in (None, "", [])}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return str(value).strip()

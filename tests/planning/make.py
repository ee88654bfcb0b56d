"""Duties, towns and plans for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from jobs.deadline import Deadline, Issuer
from jobs.duty import Audience, Duty, EveryYear, Kind, Section, Strength, Window
from jobs.entered_date import EnteredDate, EnteredDates
from jobs.ledger import Ledger, LedgerEntry, Progress
from jobs.occurrence import Occurrence
from jobs.occurrences import occurrences_of
from jobs.organisation import Organisation, OrganisationKind
from jobs.plan import Planner, Records
from jobs.reminder import Reminder
from jobs.season import Season
from jobs.source import Quality, Source
from knowledge.calendars.business_days import YEAR_END, BusinessCalendar
from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.calendars.month_day import MonthDay
from knowledge.calendars.office_hours import JAPAN, OfficeHours

HOURS = OfficeHours(BusinessCalendar())
OKINAWA = OfficeHours(BusinessCalendar(yearly_closures=YEAR_END | {MonthDay(6, 23)}))
LONG_AGO = dt.date(1999, 4, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=JAPAN)


def deadline(
    on: str | dt.date, *, firm: bool = True, until: dt.time | None = None, issuer: Issuer = Issuer.NATIONAL
) -> Deadline:
    return Deadline(day(on) if isinstance(on, str) else on, issuer, firm, until, "原文")


def _duty(kind: Kind, strength: Strength, **fields: Any) -> Duty:
    base: dict[str, Any] = {
        "id": "T1",
        "title": "見本",
        "audience": Audience.BOTH,
        "section": Section.PERSONNEL,
        "to_do": "確かめてください。",
        "sources": (Source("見本の通知", "見本省", Quality.OFFICIAL),),
    }
    return Duty(kind=kind, strength=strength, **(base | fields))


def due(on: str | dt.date, strength: Strength = Strength.FIXED, **fields: Any) -> Duty:
    until = fields.pop("until", None)
    dated = deadline(on, firm=strength.firm, until=until)
    return _duty(Kind.DUE, strength, deadlines=(dated,), **fields)


def yearly(day_of_year: str, strength: Strength = Strength.LAW, **fields: Any) -> Duty:
    every_year = EveryYear(MonthDay.parse(day_of_year), Issuer.NATIONAL, wording="毎年")
    return _duty(Kind.DUE, strength, every_year=every_year, **fields)


def window(opens: str | None, closes: str, until: dt.time | None = None, **fields: Any) -> Duty:
    dated = Window(deadline(closes, until=until), day(opens) if opens else None)
    return _duty(Kind.WINDOW, Strength.OFFER, windows=(dated,), **fields)


def watch(first: str, last: str, only_in: int | None = None, **fields: Any) -> Duty:
    year = FiscalYear(only_in) if only_in else None
    season = Season(MonthDay.parse(first), MonthDay.parse(last), "原文", "推定", year)
    return _duty(Kind.WATCH, Strength.OFFER, season=season, **fields)


def undated(**fields: Any) -> Duty:
    return _duty(Kind.NONE, Strength.REQUEST, **fields)


def town(
    code: str = "204889", hours: OfficeHours = HOURS, active_since: dt.date = LONG_AGO, **fields: Any
) -> Organisation:
    kind = fields.pop("kind", OrganisationKind.MUNICIPALITY)
    return Organisation(code, kind, code[:2], hours, active_since, **fields)


def prefecture(code: str = "200000", **fields: Any) -> Organisation:
    return town(code, kind=OrganisationKind.PREFECTURE, **fields)


def entry(
    progress: Progress,
    changed_on: str,
    again_on: str | None = None,
    cycle: str = "2026",
    code: str = "204889",
) -> LedgerEntry:
    return LedgerEntry(code, "T1", cycle, progress, day(changed_on), day(again_on) if again_on else None)


def planner(
    duties: Duty | Sequence[Duty],
    since: str,
    until: str,
    entries: Iterable[LedgerEntry] = (),
    entered: Iterable[EnteredDate] = (),
) -> Planner:
    records = Records(Ledger(entries), EnteredDates(entered))
    listed = [duties] if isinstance(duties, Duty) else duties
    return Planner(listed, records, instant(since), instant(until))


def plan(
    duties: Duty | Sequence[Duty],
    since: str = "2026-04-01",
    until: str = "2027-04-01",
    entries: Iterable[LedgerEntry] = (),
    entered: Iterable[EnteredDate] = (),
    organisation: Organisation | None = None,
) -> list[Reminder]:
    planned = planner(duties, since, until, entries, entered).plan([organisation or town()])
    return sorted(planned, key=lambda reminder: reminder.fire_at)


def said(reminders: Iterable[Reminder]) -> list[tuple[str, str]]:
    """Step and morning, the way a person would check them against a calendar."""
    return [(each.step, f"{each.fire_at:%m-%d %a %H:%M}") for each in reminders]


def occurrence(duty: Duty, year: int = 2026) -> Occurrence:
    (only,) = occurrences_of(duty, [FiscalYear(year)])
    return only

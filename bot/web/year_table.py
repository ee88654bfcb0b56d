"""A fiscal year month by month: what falls on which day, and when the office is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reminders.standing import Line
from jobs.duty import Kind
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.fiscal_year import FiscalYear

_MONTHS = range(1, 13)
_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day: deadline, target, closes, opens or season (which lasts until `until`)."""

    day: dt.date
    sort: str
    line: Line
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """One month; `closed` are the weekdays on which the office is closed."""

    first: dt.date
    marks: tuple[Mark, ...]
    closed: tuple[dt.date, ...]


def months(year: FiscalYear, lines: Iterable[Line], calendar: BusinessCalendar) -> list[Month]:
    """April to March."""
    marks = sorted((mark for line in lines for mark in _marks(line)), key=lambda mark: mark.day)
    return [_month(*year.months(number, number), marks, calendar) for number in _MONTHS]


def _month(first: dt.date, last: dt.date, marks: Iterable[Mark], calendar: BusinessCalendar) -> Month:
    days = (first + _ONE_DAY * number for number in range((last - first).days + 1))
    closed = (day for day in days if day.weekday() < _SATURDAY and not calendar.is_business_day(day))
    return Month(first, tuple(mark for mark in marks if first <= mark.day <= last), tuple(closed))


def _marks(line: Line) -> Iterator[Mark]:
    occurrence = line.occurrence
    for deadline in (occurrence.prefectural, occurrence.national):
        if deadline is not None:
            firm = "deadline" if deadline.firm else "target"
            yield Mark(deadline.on, "closes" if occurrence.kind is Kind.WINDOW else firm, line)
    if occurrence.opens_on is not None:
        yield Mark(occurrence.opens_on, "opens", line)
    if occurrence.season is not None:
        yield Mark(occurrence.season[0], "season", line, occurrence.season[1])

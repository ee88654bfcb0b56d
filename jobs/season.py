"""The time of year in which the sources say that a date is announced or closes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.calendars.month_day import MonthDay

_LAST_OF_FEBRUARY = dt.timedelta(days=-1)


def day_in(fiscal_year: FiscalYear, day: MonthDay) -> dt.date:
    """That day within a fiscal year; 29 February becomes the 28th in a common year, never 1 March."""
    year = fiscal_year.calendar_year(day.month)
    if day == MonthDay(2, 29):
        return dt.date(year, 3, 1) + _LAST_OF_FEBRUARY
    return dt.date(year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Season:
    """Days from `first` to `last`, in every fiscal year, or once in `only_in`.

    `estimated_from` says from which past years a season is guessed; empty
    where a source states it.
    """

    first: MonthDay
    last: MonthDay
    wording: str
    estimated_from: str = ""
    only_in: FiscalYear | None = None

    def in_year(self, fiscal_year: FiscalYear) -> tuple[dt.date, dt.date] | None:
        """First and last day of the season that begins in `fiscal_year`, if there is one."""
        if self.only_in is not None and self.only_in != fiscal_year:
            return None
        first, last = day_in(fiscal_year, self.first), day_in(fiscal_year, self.last)
        return first, last if last >= first else day_in(fiscal_year + 1, self.last)

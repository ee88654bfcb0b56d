"""The fiscal year of local governments: 1 April to 31 March (地方自治法 208条1項)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from knowledge.calendars.era import EraYear, era_year_of

FIRST_MONTH = 4


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """The fiscal year that begins on 1 April of `year`: FiscalYear(2025) is 令和7年度."""

    year: int

    @property
    def start(self) -> dt.date:
        return dt.date(self.year, FIRST_MONTH, 1)

    @property
    def end(self) -> dt.date:
        return dt.date(self.year + 1, FIRST_MONTH - 1, 31)

    @property
    def era_year(self) -> EraYear:
        """By the era in force in mid-year, so that 2019 is 令和元年度 as a whole.

        Source: 新元号への円滑な移行に向けた関係省庁連絡会議 申合せ (平成31年4月2日):
        after the change the budget of the whole year is called 令和元年度.
        """
        return era_year_of(dt.date(self.year, 10, 1))

    @property
    def label(self) -> str:
        """令和7年度."""
        return f"{self.era_year}度"

    @property
    def short(self) -> str:
        """R7年度."""
        return f"{self.era_year.short}年度"

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __add__(self, years: int) -> FiscalYear:
        return FiscalYear(self.year + years)

    def calendar_year(self, month: int) -> int:
        """The calendar year in which this fiscal year has `month`: January to March lie in the next."""
        return self.year if month >= FIRST_MONTH else self.year + 1

    def months(self, first: int, last: int) -> tuple[dt.date, dt.date]:
        """First and last day of the `first` to `last` month (1 to 12) of the year, where 1 is April."""
        begin, finish = self._month(first), self._month(last)
        return begin, last_day_of_month(finish.year, finish.month)

    def quarter(self, number: int) -> tuple[dt.date, dt.date]:
        """First and last day of 第`number`四半期 (1 is April to June)."""
        return self.months(3 * number - 2, 3 * number)

    def half(self, number: int) -> tuple[dt.date, dt.date]:
        """First and last day of 上半期 (1, April to September) or 下半期 (2)."""
        return self.months(6 * number - 5, 6 * number)

    def _month(self, number: int) -> dt.date:
        month = (number + FIRST_MONTH - 2) % 12 + 1
        return dt.date(self.calendar_year(month), month, 1)


def fiscal_year_of(day: dt.date) -> FiscalYear:
    """2026-03-31 → FiscalYear(2025)."""
    return FiscalYear(day.year if day.month >= FIRST_MONTH else day.year - 1)


def last_day_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])

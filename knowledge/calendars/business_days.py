"""The days on which a local government's office is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.calendars.month_day import MonthDay
from knowledge.calendars.national_holidays import national_holidays

YEAR_END = frozenset(MonthDay(12, day) for day in (29, 30, 31)) | frozenset(
    MonthDay(1, day) for day in (1, 2, 3)
)
"""12月29日 to 1月3日, the closure that ordinances set within 地方自治法 4条の2 2項."""

_ONE_DAY = dt.timedelta(days=1)
_LONGEST_CLOSURE = 366  # days; a calendar without any business day is a mistake in the settings


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Business days of one organisation.

    `holidays` gives the holidays of a calendar year. `yearly_closures` are
    closed in every year: the year's end, and what the ordinance adds (沖縄県
    6月23日, 広島市 8月6日; 地方自治法 4条の2 3項). `closed_days` are single days.

    A reminder moves to `previous_or_same`; a deadline never moves, because
    地方自治法 4条の2 4項 postpones only statutory filings to a local body.
    """

    holidays: Callable[[int], frozenset[dt.date]] = national_holidays
    yearly_closures: frozenset[MonthDay] = YEAR_END
    closed_days: frozenset[dt.date] = frozenset()

    def is_business_day(self, day: dt.date) -> bool:
        return (
            day.weekday() < 5
            and MonthDay.of(day) not in self.yearly_closures
            and day not in self.closed_days
            and day not in self.holidays(day.year)
        )

    def previous_or_same(self, day: dt.date) -> dt.date:
        """`day`, or the last business day before it. Raises ValueError if there is none in a year."""
        return self._nearest(day, -_ONE_DAY)

    def next_or_same(self, day: dt.date) -> dt.date:
        """`day`, or the first business day after it. Raises ValueError if there is none in a year."""
        return self._nearest(day, _ONE_DAY)

    def add(self, day: dt.date, business_days: int) -> dt.date:
        """The n-th business day after `day` (before it when negative); `day` itself when n is 0.

        `add(deadline, -1)` is the last business day before the deadline,
        whether or not the deadline is a business day.
        """
        step = _ONE_DAY if business_days > 0 else -_ONE_DAY
        for _ in range(abs(business_days)):
            day = self._nearest(day + step, step)
        return day

    def count_between(self, after: dt.date, until: dt.date) -> int:
        """Business days after `after` up to and including `until`; negative when `until` lies before.

        Read it as "days left": on the deadline itself it is 0.
        """
        if until < after:
            return -self.count_between(until, after)
        days = (after + dt.timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(self.is_business_day(day) for day in days)

    def _nearest(self, day: dt.date, step: dt.timedelta) -> dt.date:
        for _ in range(_LONGEST_CLOSURE):
            if self.is_business_day(day):
                return day
            day += step
        raise ValueError("no business day within a year")

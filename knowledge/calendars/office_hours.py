"""When messages may be sent: office hours and quiet periods, in Japan's time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.month_day import MonthDay, MonthDaySpan

JAPAN = ZoneInfo("Asia/Tokyo")

NEW_STAFF_SEASON = MonthDaySpan(MonthDay(4, 1), MonthDay(4, 10))
"""The days of transfers at the start of the fiscal year, when a one-person IT section has no time."""


def in_japan(instant: dt.datetime) -> dt.datetime:
    """The same instant on a clock in Japan. Raises ValueError for a naive instant."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(JAPAN)


def japan_date(instant: dt.datetime) -> dt.date:
    """The calendar date in Japan at `instant`. Raises ValueError for a naive instant."""
    return in_japan(instant).date()


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Opening hours on the business days of `calendar`, and the quiet periods of every year.

    `opens` is included, `closes` is not. Raises ValueError unless `opens` is before `closes`.
    """

    calendar: BusinessCalendar
    opens: dt.time = dt.time(8, 30)
    closes: dt.time = dt.time(17, 15)
    quiet: tuple[MonthDaySpan, ...] = (NEW_STAFF_SEASON,)

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("the office must open before it closes")

    def is_open(self, instant: dt.datetime) -> bool:
        """Whether the office is open at `instant` (any zone). Raises ValueError for a naive instant."""
        local = in_japan(instant)
        return self.calendar.is_business_day(local.date()) and self.opens <= local.time() < self.closes

    def next_open(self, instant: dt.datetime) -> dt.datetime:
        """`instant` in Japan's time if the office is open, else the moment when it next opens."""
        local = in_japan(instant)
        if self.is_open(local):
            return local
        tomorrow = local.date() + dt.timedelta(days=1)
        first = tomorrow if local.time() >= self.opens else local.date()
        return self.opening_on(self.calendar.next_or_same(first))

    def opening_on(self, day: dt.date) -> dt.datetime:
        """The opening time on `day`, as an aware instant; does not ask whether it is a business day."""
        return dt.datetime.combine(day, self.opens, tzinfo=JAPAN)

    def is_quiet(self, day: dt.date) -> bool:
        """Whether `day` lies in a period in which only digests go out."""
        return any(day in span for span in self.quiet)

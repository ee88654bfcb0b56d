"""On which mornings messages go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import JAPAN

_WEEK = dt.timedelta(days=7)
MONDAY = 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The weekly digest, and the two hours of sending.

    `cutoff_at` is the hour on the day of a fixed deadline and must lie before
    08:45, so that a whole working day is left. A digest day that is closed
    moves to the business day before it. Reminders of fewer than
    `near` business days go out on their own morning instead of in the digest.
    """

    digest_weekday: int = MONDAY
    digest_at: dt.time = dt.time(10, 0)
    cutoff_at: dt.time = dt.time(8, 30)
    near: int = 5

    def __post_init__(self) -> None:
        if self.cutoff_at >= dt.time(8, 45):
            raise ValueError("the message on a day of cut-off goes out before 08:45")

    def morning(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, self.digest_at, tzinfo=JAPAN)

    def early_morning(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, self.cutoff_at, tzinfo=JAPAN)

    def digest_by(self, day: dt.date, calendar: BusinessCalendar) -> dt.date:
        """The last digest day on or before `day`."""
        weekday = self._weekday_on_or_before(day)
        following = calendar.previous_or_same(weekday + _WEEK)
        return following if following <= day else calendar.previous_or_same(weekday)

    def digests_after(self, day: dt.date, calendar: BusinessCalendar) -> Iterator[dt.date]:
        """The digest days after `day`, in order, without end."""
        last, weekday = day, self._weekday_on_or_before(day)
        while True:
            weekday += _WEEK
            digest = calendar.previous_or_same(weekday)
            if digest > last:
                last = digest
                yield digest

    def _weekday_on_or_before(self, day: dt.date) -> dt.date:
        return day - dt.timedelta(days=(day.weekday() - self.digest_weekday) % 7)

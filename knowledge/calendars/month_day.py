"""A day of every year, and spans of such days."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_LEAP_YEAR = 2000  # so that 02-29 can be written


class MonthDay(NamedTuple):
    """A day of every year, such as 6月23日; comparable within a year."""

    month: int
    day: int

    @classmethod
    def of(cls, day: dt.date) -> MonthDay:
        return cls(day.month, day.day)

    @classmethod
    def parse(cls, written: str) -> MonthDay:
        """Reads `6-23`, `06-23` or `6/23`. Raises ValueError for anything else."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"not a day of the year: {written!r}")
        return cls.of(dt.date(_LEAP_YEAR, int(match[1]), int(match[2])))


class MonthDaySpan(NamedTuple):
    """Days of every year from `first` to `last`, both included; may run over the year's end."""

    first: MonthDay
    last: MonthDay

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, dt.date):
            return False
        key = MonthDay.of(day)
        if self.first <= self.last:
            return self.first <= key <= self.last
        return key >= self.first or key <= self.last

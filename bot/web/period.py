"""A period that a filter asks for: days in Japan as instants."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.domain.entered import optional_day_of
from knowledge.calendars.office_hours import JAPAN, japan_date

_ONE_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(weeks=1)

Span = tuple[dt.datetime, dt.datetime]
"""From the first instant to before the second."""


@dataclass(frozen=True, slots=True)
class Period:
    """Two days as they were typed, both included; empty for open."""

    since: str = ""
    until: str = ""

    @property
    def start(self) -> dt.datetime | None:
        """The first instant. Raises `Invalid` for what is no date."""
        day = optional_day_of(self.since)
        return midnight(day) if day else None

    @property
    def end(self) -> dt.datetime | None:
        """The first instant after it. Raises `Invalid` for what is no date."""
        day = optional_day_of(self.until)
        return midnight(day + _ONE_DAY) if day else None


def midnight(day: dt.date) -> dt.datetime:
    """The instant at which a day begins in Japan."""
    return dt.datetime.combine(day, dt.time(), JAPAN)


def last_weeks(at: dt.datetime, number: int) -> dict[dt.date, Span]:
    """The Mondays of the last weeks in Japan, the present one last, each with its week."""
    today = japan_date(at)
    monday = today - _ONE_DAY * today.weekday()
    mondays = [monday - _WEEK * back for back in range(number - 1, -1, -1)]
    return {each: (midnight(each), midnight(each + _WEEK)) for each in mondays}

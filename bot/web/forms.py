"""The forms of an occurrence: what each field begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.reminders.standing import Line
from bot.web.member import Member
from jobs.snooze import last_again_on
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import japan_date

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Forms:
    """For whom forms are made, where they lead `back` to, and what was typed before."""

    member: Member
    calendar: BusinessCalendar
    at: dt.datetime
    back: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    failed: str = ""

    @property
    def today(self) -> dt.date:
        """The day in Japan."""
        return japan_date(self.at)

    @property
    def tomorrow(self) -> dt.date:
        """The first day that 「あとで」 can choose."""
        return self.today + _ONE_DAY

    def last_again_on(self, line: Line) -> dt.date:
        """The last day that 「あとで」 can choose; today where none is left."""
        return last_again_on(line.occurrence, self.today, self.calendar)

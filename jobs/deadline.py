"""A day by which something is wanted, and who wants it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from knowledge.calendars.office_hours import JAPAN

OFFICE_CLOSES = dt.time(17, 15)
"""Assumed when a source gives a day without a time; shown to staff as an assumption."""


class Issuer(StrEnum):
    """Who set a date."""

    NATIONAL = "national"
    PREFECTURE = "prefecture"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, included; it never moves for a holiday.

    `firm` dates can be overdue (a law, a fixed date); the others are targets
    that can only be past. `until` is the cut-off time if the source gives one.
    """

    on: dt.date
    issuer: Issuer
    firm: bool
    until: dt.time | None = None
    wording: str = ""

    @property
    def until_is_assumed(self) -> bool:
        return self.until is None

    @property
    def closes_at(self) -> dt.datetime:
        """The moment after which sending anything is useless, in Japan's time."""
        return dt.datetime.combine(self.on, self.until or OFFICE_CLOSES, tzinfo=JAPAN)

    def has_passed(self, at: dt.datetime) -> bool:
        """Whether it is too late at `at`: after the cut-off, or after the day if there is none."""
        local = at.astimezone(JAPAN)
        if self.until is None:
            return local.date() > self.on
        return local > self.closes_at

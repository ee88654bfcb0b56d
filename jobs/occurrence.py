"""One round of a duty: the deadline, the window or the season of one cycle."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from jobs.deadline import Deadline
from jobs.duty import After, Duty, Kind, Strength
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of

UNDATED = "undated"
"""The cycle of a duty that has no date."""

_AFTER = {
    Strength.REQUEST: After.THREE_MONTHS,
    Strength.TARGET: After.THREE_MONTHS,
    Strength.MEASURE: After.ONCE,
    Strength.OFFER: After.NEVER,
}


@dataclass(frozen=True, eq=False)
class Occurrence:
    """A duty in one cycle, for every organisation that has the same dates; compared by identity.

    `cycle` names it for the ledger: the fiscal year ("2025"), with a number
    where a year has several windows ("2025-3"), or UNDATED. `kind` differs
    from the duty's once somebody entered dates. `announced_on` is the day on
    which dates were entered or corrected. Of a duty that returns, a round that
    nobody closed is spoken of until `next_on`, the deadline of the round after it.
    """

    duty: Duty
    cycle: str
    kind: Kind
    national: Deadline | None = None
    prefectural: Deadline | None = None
    opens_on: dt.date | None = None
    season: tuple[dt.date, dt.date] | None = None
    announced_on: dt.date | None = None
    next_on: dt.date | None = None

    @cached_property
    def deadline(self) -> Deadline | None:
        """The earlier of the two deadlines: the one to remind by."""
        both = [each for each in (self.prefectural, self.national) if each is not None]
        return min(both, key=lambda each: each.closes_at, default=None)

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last day on which something can be done; None if undated."""
        if self.deadline is not None:
            return self.deadline.on
        return self.season[1] if self.season else None

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The fiscal year in which it ends; None if undated."""
        return fiscal_year_of(self.last_day) if self.last_day else None

    @property
    def after(self) -> After:
        """How often it is spoken of once past: weekly for what can be overdue, less for the rest."""
        if self.duty.after is not None:
            return self.duty.after
        if self.kind is not Kind.DUE or self.deadline is None:
            return After.NEVER
        return After.WEEKLY if self.deadline.firm else _AFTER[self.duty.strength]

    @property
    def before(self) -> tuple[int, ...]:
        """How many business days before the deadline it is spoken of; 0 is the day itself."""
        if self.duty.before is not None:
            return self.duty.before
        if self.kind is Kind.WINDOW:
            return (10, 3, 0)
        is_measure = self.duty.strength is Strength.MEASURE and not (self.deadline and self.deadline.firm)
        return (90, 30) if is_measure else (90, 30, 7, 1, 0)

    @cached_property
    def revision(self) -> str:
        """Eight hexadecimal digits that change when, and only when, a date changes."""
        dates = (self.national, self.prefectural, self.opens_on, self.season)
        written = "|".join(_written(each) for each in dates)
        return hashlib.sha256(written.encode()).hexdigest()[:8]


def _written(value: Deadline | dt.date | tuple[dt.date, dt.date] | None) -> str:
    if isinstance(value, Deadline):
        return f"{value.on.isoformat()}T{value.until or ''}"
    if isinstance(value, tuple):
        return "/".join(day.isoformat() for day in value)
    return value.isoformat() if value else ""

"""A duty of local governments, as the catalogue or an organisation describes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from jobs.deadline import Deadline, Issuer
from jobs.season import Season, day_in
from jobs.source import Quality, Source
from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.calendars.month_day import MonthDay


class Kind(StrEnum):
    """How a duty is reminded of."""

    DUE = "due"
    WINDOW = "window"
    WATCH = "watch"
    """The date is not known yet, only the season in which it is announced or closes."""
    NONE = "none"


class Strength(StrEnum):
    """What binds: only a law and a fixed date can be overdue."""

    LAW = "law"
    FIXED = "fixed"
    REQUEST = "request"
    TARGET = "target"
    MEASURE = "measure"
    """A period of support or of a plan, which ends without anything being owed."""
    OFFER = "offer"
    """Training, advisers, a call for applications: nothing is asked, but a chance closes."""

    @property
    def firm(self) -> bool:
        return self in (Strength.LAW, Strength.FIXED)


class Audience(StrEnum):
    """Which local governments; special wards count as municipalities."""

    PREFECTURES = "prefectures"
    MUNICIPALITIES = "municipalities"
    BOTH = "both"


class Section(StrEnum):
    """主管課: the part of an office that owns a duty."""

    PERSONNEL = "personnel"
    FINANCE = "finance"
    PLANNING = "planning"
    ACCOUNTING = "accounting"
    GENERAL = "general"
    IT = "it"


class Record(StrEnum):
    """The numbers that an organisation records and that a reminder of the duty shows."""

    TARGETS = "targets"
    """数値目標 for the three 人材像."""
    NEEDED_STAFF = "needed_staff"
    ADVISER_VISITS = "adviser_visits"


class After(StrEnum):
    """How often a duty is spoken of once its date has passed."""

    WEEKLY = "weekly"
    THREE_MONTHS = "three_months"
    ONCE = "once"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class EveryYear:
    """A deadline that returns on the same day of each fiscal year."""

    day: MonthDay
    issuer: Issuer
    until: dt.time | None = None
    wording: str = ""

    def deadline_in(self, fiscal_year: FiscalYear, *, firm: bool) -> Deadline:
        return Deadline(day_in(fiscal_year, self.day), self.issuer, firm, self.until, self.wording)


@dataclass(frozen=True, slots=True)
class Window:
    """A period of application; `opens_on` is None where the source gives only the end."""

    deadline: Deadline
    opens_on: dt.date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Days of a past course, or the period of a programme: history and context, never reminded of."""

    first: dt.date | None
    last: dt.date
    wording: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which the duty itself stands; open ends are None."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, dt.date):
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Tags that an organisation must carry, must not carry, or that bring it in from another audience."""

    required: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    admitting: frozenset[str] = frozenset()

    def allows(self, tags: Collection[str]) -> bool:
        return self.required.issubset(tags) and self.excluded.isdisjoint(tags)

    def admits(self, tags: Collection[str]) -> bool:
        return not self.admitting.isdisjoint(tags)


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry of the catalogue, or one that an organisation added.

    The fields that carry dates follow the kind: `deadlines` for DUE (national
    and prefectural), `every_year` for DUE that returns, `windows` for WINDOW,
    `season` for WATCH. `held`, `past_windows` and `programme` never cause a
    reminder. `corrected_on` announces a corrected date on the next morning.
    `before` (business days) and `after` override what the kind implies.
    """

    id: str
    title: str
    audience: Audience
    kind: Kind
    strength: Strength
    section: Section
    to_do: str
    sources: tuple[Source, ...]
    once_past: str = ""
    cautions: tuple[str, ...] = ()
    narrowing: Narrowing = Narrowing()
    deadlines: tuple[Deadline, ...] = ()
    every_year: EveryYear | None = None
    windows: tuple[Window, ...] = ()
    season: Season | None = None
    held: tuple[Period, ...] = ()
    past_windows: tuple[Window, ...] = ()
    programme: Period | None = None
    validity: Validity = field(default_factory=Validity)
    successor: str = ""
    before: tuple[int, ...] | None = None
    after: After | None = None
    corrected_on: dt.date | None = None
    record: Record | None = None

    @property
    def copy_to(self) -> Section | None:
        """IT reads along, unless the duty is its own."""
        return None if self.section is Section.IT else Section.IT

    @property
    def has_firm_dates(self) -> bool:
        """Whether a date that is entered for it binds: a window closes, any other binds as the duty does."""
        return self.strength.firm or self.kind in (Kind.WINDOW, Kind.WATCH)

    @property
    def rests_on_secondary_sources(self) -> bool:
        return all(source.quality is not Quality.OFFICIAL for source in self.sources)

    def deadline_of(self, issuer: Issuer) -> Deadline | None:
        return next((each for each in self.deadlines if each.issuer is issuer), None)

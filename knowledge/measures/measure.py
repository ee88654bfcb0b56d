"""A money rule of a national measure, as its source states it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Claimant(StrEnum):
    """Who may use a measure."""

    MUNICIPALITY = "municipality"
    PREFECTURE = "prefecture"


class Per(StrEnum):
    """What a ceiling is counted by."""

    BODY = "body"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years from `first` to `last`, both included, by their first calendar year."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a rule stands in the source, and in our own words what stands there."""

    place: str
    statement: str


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of the eligible expenses in some years."""

    share: Fraction
    years: Years
    stated: Stated


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that is eligible, in yen, for the body or for each person."""

    yen: int
    per: Per
    stated: Stated


@dataclass(frozen=True, slots=True)
class Persons:
    """For how many persons expenses are eligible."""

    most: int
    years: Years
    stated: Stated


@dataclass(frozen=True, slots=True)
class Expense:
    """One kind of expense; `words` are those by which people mention it.

    `takes_subsidy`: a prefecture's subsidy comes off this one.
    """

    id: str
    title: str
    words: tuple[str, ...]
    years: Years
    stated: Stated
    ceiling: Ceiling | None = None
    persons: Persons | None = None
    takes_subsidy: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with its rates and expenses; `names` are those by which people mention it."""

    id: str
    title: str
    claimants: frozenset[Claimant]
    names: tuple[str, ...]
    place: str
    rates: tuple[Rate, ...]
    expenses: tuple[Expense, ...]

    @property
    def years(self) -> Years:
        """From the first to the last year with a rate."""
        return Years(min(r.years.first for r in self.rates), max(r.years.last for r in self.rates))

    def rate_of(self, year: int) -> Rate | None:
        """The rate of a fiscal year, or None where the source names none."""
        return next((rate for rate in self.rates if year in rate.years), None)

    def expense(self, expense_id: str) -> Expense:
        """One kind of expense; raises `KeyError` for an unknown one."""
        found = next((each for each in self.expenses if each.id == expense_id), None)
        if found is None:
            raise KeyError(expense_id)
        return found


@dataclass(frozen=True, slots=True)
class Source:
    """The document that states the rules."""

    title: str
    issuer: str
    issued_on: dt.date


@dataclass(frozen=True, slots=True)
class Subsidy:
    """A prefecture's own subsidy: its share of the expense, at most `yen`."""

    prefecture: str
    name: str
    share: Fraction
    yen: int
    statement: str
    title: str
    issuer: str
    url: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All measures, with their source, and what prefectures are known to deduct."""

    source: Source
    measures: tuple[Measure, ...]
    subsidies: tuple[Subsidy, ...]

    def measure(self, measure_id: str) -> Measure:
        """One measure; raises `KeyError` for an unknown one."""
        found = next((each for each in self.measures if each.id == measure_id), None)
        if found is None:
            raise KeyError(measure_id)
        return found

    def subsidy_of(self, organisation: str) -> Subsidy | None:
        """The subsidy of the prefecture of an organisation (its code), where one is known."""
        return next((each for each in self.subsidies if each.prefecture == organisation[:2]), None)

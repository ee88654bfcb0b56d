"""From figures to an estimate, with every rule that was used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from knowledge.measures.claim import Claim
from knowledge.measures.eligible import Eligible, Missing, Used, eligible
from knowledge.measures.measure import Measure, Rate


class State(StrEnum):
    """What became of a sum."""

    COMPUTED = "computed"
    MISSING = "missing"  # a figure is needed
    BEFORE = "before"  # no rate for so early a year
    ENDED = "ended"  # ended on paper; whether it goes on is unknown
    NOT_THEIRS = "not_theirs"  # the measure is for others


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate: `total` in yen, exact (no source tells how to round), zero unless computed.

    `lines` are the kinds of expense in the order of the rules, `rate` the share
    that was taken of their sum, `missing` what has to be said first.
    """

    state: State
    total: Fraction = Fraction(0)
    lines: tuple[Eligible, ...] = ()
    rate: Rate | None = None
    missing: tuple[Missing, ...] = ()

    @property
    def base(self) -> int:
        """The sum of what is eligible, in yen."""
        return sum(line.yen for line in self.lines)

    @property
    def used(self) -> tuple[Used, ...]:
        """Every rule that changed an amount."""
        return tuple(used for line in self.lines for used in line.used)


def estimate(measure: Measure, claim: Claim) -> Estimate:
    """Estimate what a measure gives; raises `KeyError` for an expense that it does not know."""
    for expense in claim.costs:
        measure.expense(expense)
    if claim.claimant not in measure.claimants:
        return Estimate(State.NOT_THEIRS)
    rate = measure.rate_of(claim.year)
    if rate is None:
        return Estimate(State.BEFORE if claim.year < measure.years.first else State.ENDED)
    if not any(claim.costs.values()):
        return Estimate(State.MISSING, rate=rate, missing=(Missing("costs"),))
    results = list(_lines(measure, claim))
    missing = tuple(each for each in results if isinstance(each, Missing))
    lines = tuple(each for each in results if isinstance(each, Eligible))
    if missing:
        return Estimate(State.MISSING, lines=lines, rate=rate, missing=missing)
    return Estimate(State.COMPUTED, rate.share * sum(line.yen for line in lines), lines, rate)


def _lines(measure: Measure, claim: Claim) -> Iterator[Eligible | Missing]:
    for expense in measure.expenses:
        amounts = claim.costs.get(expense.id, ())
        if amounts:
            yield eligible(expense, amounts, claim)

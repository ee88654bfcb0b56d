"""What of an expense is eligible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.measures.claim import Claim
from knowledge.measures.measure import Ceiling, Expense, Per, Persons, Stated


class Rule(StrEnum):
    """A rule that changed an amount."""

    OUTSIDE = "outside"  # the expense is not eligible in this year
    PERSONS = "persons"  # only so many persons count
    SUBSIDY = "subsidy"  # the prefecture's subsidy came off
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Used:
    """A rule that was used: the amount after it in yen, its limit (yen or persons), where it is stated.

    Of a subsidy the rules of the measure state nothing.
    """

    rule: Rule
    after: int
    limit: int = 0
    stated: Stated | None = None


@dataclass(frozen=True, slots=True)
class Eligible:
    """`yen` of `spent` are eligible, by the rules in `used`."""

    expense: Expense
    spent: int
    yen: int
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that has to be said first: costs, or the amounts person by person."""

    figure: str
    expense: Expense | None = None


def eligible(expense: Expense, amounts: tuple[int, ...], claim: Claim) -> Eligible | Missing:
    """What of some amounts is eligible, or the figure without which nobody can tell."""
    spent = sum(amounts)
    if claim.year not in expense.years:
        return Eligible(expense, spent, 0, (Used(Rule.OUTSIDE, 0, stated=expense.stated),))
    if _depends_on_each_person(expense, amounts, claim):
        return Missing("per_person", expense)
    used: list[Used] = []
    counted = _counted(expense.persons, amounts, claim.year, used)
    counted = _without_subsidy(expense, counted, claim.subsidy, used)
    return Eligible(expense, spent, _capped(expense.ceiling, counted, used), tuple(used))


def _depends_on_each_person(expense: Expense, amounts: tuple[int, ...], claim: Claim) -> bool:
    """Whether the amounts are not those of one person each, though each person counts by itself."""
    persons = claim.persons or len(amounts)
    if persons == len(amounts) and (claim.persons or len(amounts) > 1):
        return False
    ceiling, limit = expense.ceiling, expense.persons
    too_many = limit is not None and claim.year in limit.years and persons > limit.most
    too_much = ceiling is not None and ceiling.per is Per.PERSON and max(amounts) > ceiling.yen
    return too_many or too_much


def _counted(limit: Persons | None, amounts: tuple[int, ...], year: int, used: list[Used]) -> list[int]:
    """The amounts of the persons who count: the highest, where the body may choose."""
    if limit is None or year not in limit.years or len(amounts) <= limit.most:
        return list(amounts)
    counted = sorted(amounts, reverse=True)[: limit.most]
    used.append(Used(Rule.PERSONS, sum(counted), limit.most, limit.stated))
    return counted


def _without_subsidy(expense: Expense, amounts: list[int], subsidy: int, used: list[Used]) -> list[int]:
    if not (expense.takes_subsidy and subsidy):
        return amounts
    left = max(0, sum(amounts) - subsidy)
    used.append(Used(Rule.SUBSIDY, left, subsidy))
    return [left]


def _capped(ceiling: Ceiling | None, amounts: list[int], used: list[Used]) -> int:
    spent = sum(amounts)
    if ceiling is None:
        return spent
    each = amounts if ceiling.per is Per.PERSON else [spent]
    capped = sum(min(yen, ceiling.yen) for yen in each)
    if capped < spent:
        used.append(Used(Rule.CEILING, capped, ceiling.yen, ceiling.stated))
    return capped

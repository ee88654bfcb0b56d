"""From a question in words to figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.dates import Kind, extract
from knowledge.measures.claim import Claim
from knowledge.measures.measure import Claimant, Expense, Measure, Rules
from knowledge.quantities import Amount, Bound, amounts
from knowledge.text import fold

_SUM = re.compile(r"いくら|何(?:万|億|千)?円|計算|試算|概算|算出|措置額|どのくらい|どれくらい")
_SUBSIDY = re.compile(r"(?:県|府|都|道)[^。、\d]{0,8}補助|補助金?(?:が|は|を)?$|助成金?(?:が|は|を)?$")
_PERSONS = re.compile(r"(?<!\d)(\d{1,3})(?:人|名)(?!あたり|当たり|当り|につき|/|を超え|以[上下内]|\d)")
_EACH = re.compile(r"(?:1|一)(?:人|名)(?:あたり|当たり|当り|につき|が|は|で)?$")
_JOINED = re.compile(r"^(?:と|、|,|・|及び|および|\+|プラス|や|\s)*$")
_NEXT = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """A claim read from words; `year_said` tells whether the words name the year.

    `unread` are amounts (yen) of which the words do not say what they are for.
    """

    claim: Claim
    year_said: bool
    unread: tuple[int, ...] = ()


@dataclass(slots=True)
class _Attached:
    """Amounts by expense, the subsidy, and the amounts of nothing in particular."""

    costs: dict[str, list[int]] = field(default_factory=dict)
    subsidy: int = 0
    unread: list[int] = field(default_factory=list)


def figures(text: str, rules: Rules, claimant: Claimant, *, as_of: dt.date) -> Figures | None:
    """The figures of a question for a sum, or None where it asks for no sum of these measures."""
    folded = fold(text)
    spent = [each for each in amounts(folded) if each.bound is Bound.NONE]
    if not (spent and _SUM.search(folded)):
        return None
    measure = _named(folded, rules) or _fitting(folded, spent, rules, claimant)
    if measure is None:
        return None
    attached = _attached(folded, spent, measure)
    if not attached.costs:
        return None
    year = _year(text, as_of)
    claim = Claim(
        measure=measure.id,
        year=fiscal_year_of(as_of).year if year is None else year,
        claimant=claimant,
        costs={name: tuple(each) for name, each in attached.costs.items()},
        persons=_persons(folded),
        subsidy=attached.subsidy,
    )
    return Figures(claim, year is not None, tuple(attached.unread))


def _named(folded: str, rules: Rules) -> Measure | None:
    """The measure that is named by the longest name."""
    found = [(len(name), each) for each in rules.measures for name in each.names if fold(name) in folded]
    return max(found, key=lambda each: each[0])[1] if found else None


def _fitting(folded: str, spent: list[Amount], rules: Rules, claimant: Claimant) -> Measure | None:
    """The measure of the claimant that knows most of the expenses."""
    theirs = [each for each in rules.measures if claimant in each.claimants]
    scores = [(sum(map(len, _attached(folded, spent, each).costs.values())), each) for each in theirs]
    best = max(scores, key=lambda each: each[0], default=None)
    return best[1] if best and best[0] else None


def _attached(folded: str, spent: list[Amount], measure: Measure) -> _Attached:
    """What each amount is for."""
    read = _Attached()
    for amount, before, after in _surroundings(folded, spent):
        expense = _expense(before, after, measure)
        if _SUBSIDY.search(before):
            read.subsidy += amount.yen
        elif expense is not None:
            read.costs.setdefault(expense.id, []).extend(_times(amount, before, folded))
        elif read.costs and _JOINED.search(before):
            read.costs[list(read.costs)[-1]].extend(_times(amount, before, folded))
        else:
            read.unread.append(amount.yen)
    return read


def _surroundings(folded: str, spent: list[Amount]) -> Iterator[tuple[Amount, str, str]]:
    """Each amount with the words since the one before it, and those right after it."""
    for number, amount in enumerate(spent):
        last = spent[number - 1].end if number else 0
        following = spent[number + 1].start if number + 1 < len(spent) else len(folded)
        yield amount, folded[last : amount.start], folded[amount.end : min(following, amount.end + _NEXT)]


def _expense(before: str, after: str, measure: Measure) -> Expense | None:
    """The expense named right after an amount (600万円の委託), else the one named last before it."""
    named = [(each, word) for each in measure.expenses for word in each.words]
    behind = next((each for each, word in named if after.startswith(f"の{word}")), None)
    places = [(before.rfind(word), len(word), each) for each, word in named if word in before]
    return behind or max(places, key=lambda place: place[:2], default=(0, 0, None))[2]


def _times(amount: Amount, before: str, folded: str) -> list[int]:
    """One amount, or one for each person where it is said to be that of one."""
    each = _EACH.search(before)
    persons = _persons(folded[: amount.start - len(each[0])] + " " + folded[amount.end :]) if each else None
    return [amount.yen] * (persons or 1)


def _persons(folded: str) -> int | None:
    found = _PERSONS.search(folded)
    number = int(found[1]) if found else 0
    return number or None


def _year(text: str, as_of: dt.date) -> int | None:
    """The fiscal year that the words name, by its first calendar year."""
    years = [m for m in extract(text, written_on=as_of) if m.kind is Kind.FISCAL_YEAR and m.start]
    return fiscal_year_of(years[0].start).year if years and years[0].start else None

"""Amounts of money where they stand in a text, also those said without 円 (600万)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.quantities import patterns
from knowledge.quantities.quantity import Bound
from knowledge.quantities.reading import bound_of, sum_of

_UNITS = "|".join(sorted(map(re.escape, patterns.UNITS), key=len, reverse=True))
_MANY = patterns.MANY
_AMOUNT = re.compile(rf"(?P<money>{_MANY})(?:円|(?<=[万億])(?!円|{_UNITS}))")


@dataclass(frozen=True, slots=True)
class Amount:
    """`yen` stand from `start` to `end` of the folded text; a ceiling or a floor has a `bound`."""

    yen: int
    start: int
    end: int
    bound: Bound = Bound.NONE


def amounts(folded: str) -> Iterator[Amount]:
    """The amounts of a folded text, in whole yen, in their order."""
    for match in _AMOUNT.finditer(folded):
        yen = sum_of(match["money"])
        if yen.denominator == 1:
            yield Amount(int(yen), match.start(), match.end(), bound_of(folded, match.start(), match.end()))

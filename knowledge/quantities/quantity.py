"""One quantity, and when two of them say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

_ROUNDING = Fraction(1, 20)


class Kind(StrEnum):
    """What is counted."""

    MONEY = "money"  # yen
    RATE = "rate"  # a share: 7割, 70%, 10分の7 and 0.7 are 7/10
    COUNT = "count"  # persons, cases, days …, by the unit
    TIME = "time"  # of day, in minutes after midnight


class Bound(StrEnum):
    """Whether it is the most or the least that is allowed."""

    NONE = ""
    MOST = "most"  # 以内, 以下, まで, 最大, 上限
    LEAST = "least"  # 以上, 最低, 下限


@dataclass(frozen=True, slots=True)
class Quantity:
    """`unit` is set for counts only, in one spelling (名 and 人 are 人); `approximate` for 約 and 程度."""

    kind: Kind
    amount: Fraction
    unit: str = ""
    bound: Bound = Bound.NONE
    approximate: bool = False

    def compares_with(self, other: Quantity) -> bool:
        """Whether the two could contradict each other: a ceiling and a floor never do."""
        bounds = {self.bound, other.bound}
        return (self.kind, self.unit) == (other.kind, other.unit) and bounds != {Bound.MOST, Bound.LEAST}

    def agrees(self, other: Quantity) -> bool:
        """The same amount; within a twentieth where one of them is only about right."""
        apart = abs(self.amount - other.amount)
        if self.approximate or other.approximate:
            return apart <= _ROUNDING * max(self.amount, other.amount)
        return apart == 0

"""The figures of which a sum is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.measures.measure import Claimant


@dataclass(frozen=True, slots=True)
class Claim:
    """What a body spent in a fiscal year, in yen.

    `costs`: kind of expense → amounts. Several amounts are those of one person
    each; a single one is the whole. `persons` is how many persons the amounts are
    for, where that was said. `subsidy` is what the prefecture pays of them.
    """

    measure: str
    year: int
    claimant: Claimant
    costs: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    persons: int | None = None
    subsidy: int = 0

    def __post_init__(self) -> None:
        amounts = [yen for each in self.costs.values() for yen in each]
        if any(yen < 0 for yen in [*amounts, self.subsidy]) or (self.persons or 1) < 1:
            raise ValueError("amounts are never negative, and persons at least one")

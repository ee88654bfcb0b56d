"""Sizes of municipalities, by how many people live there."""

from __future__ import annotations

from bisect import bisect_right

_LIMITS = (10_000, 30_000, 100_000)
SIZES = ("under_10000", "under_30000", "under_100000", "from_100000")
"""From small to large; each ends where the next begins."""


def size_of(population: int) -> str:
    """The size of a municipality with so many people (persons)."""
    return SIZES[bisect_right(_LIMITS, population)]

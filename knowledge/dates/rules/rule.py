"""A pattern and its reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.dates.expression import Expression, Part
from knowledge.dates.mention import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` gives what a match of `pattern` says: one expression, two for a range of years, or none."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], tuple[Expression, ...]]


def kind_in_month(day: int | None, part: Part | None) -> Kind:
    """The kind of an expression that names a month."""
    if day is not None or part is Part.LAST_DAY:
        return Kind.DATE
    return Kind.MONTH if part is None else Kind.PART


def kind_in_year(part: Part | None, whole: Kind) -> Kind:
    """The kind of an expression that names a year or a part of it."""
    if part is None:
        return whole
    if part in (Part.LAST_DAY, Part.FIRST_DAYS):
        return Kind.DATE
    if part.value.endswith("四半期"):
        return Kind.QUARTER
    return Kind.HALF if part in (Part.FIRST_HALF, Part.SECOND_HALF) else Kind.VAGUE

"""Which expressions belong together, and ranges that are open on one side."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto
from itertools import pairwise

from knowledge.dates import grammar as g
from knowledge.dates.expression import Expression
from knowledge.dates.mention import Kind

_CONNECTOR = re.compile(g.CONNECTOR)
_LIST_SIGN = re.compile(g.LIST_SIGN)
_UNRANGED = (Kind.DURATION, Kind.RECURRING)
_OPEN_LEFT = re.compile(r"(?:^|[\s(「『【、。::])~\s?$")
_OPEN_RIGHT = re.compile(r"\s?~(?=\s*(?:$|[)」』】、。\n(※]))")


class Link(Enum):
    """How an expression hangs on the one before it."""

    NONE = auto()
    RANGE = auto()
    LIST = auto()


def links(text: str, expressions: list[Expression]) -> list[Link]:
    """One link for each expression; a range takes two, so that its right side begins no other."""
    found = [Link.NONE][: len(expressions)]
    for left, right in pairwise(expressions):
        link = _link(text[left.end : right.start], left, right)
        found.append(Link.NONE if link is found[-1] is Link.RANGE else link)
    return found


def _link(gap: str, left: Expression, right: Expression) -> Link:
    if left.kind in _UNRANGED or right.kind in _UNRANGED:
        return Link.NONE
    if _CONNECTOR.fullmatch(gap):
        return Link.RANGE
    if left.kind is right.kind is Kind.FISCAL_YEAR and gap == "・":
        return Link.RANGE  # 令和3・4年度
    return Link.LIST if _LIST_SIGN.fullmatch(gap) else Link.NONE


def standing(text: str, expressions: list[Expression]) -> list[Expression]:
    """Without those that are dates only beside another one and have none beside them."""
    kept: list[Expression] = []
    for place, expression in enumerate(expressions):
        following = expressions[place + 1 : place + 2]
        if expression.alone or _leans(text, kept[-1:], expression, following):
            kept.append(replace(expression, alone=True))
    return kept


def _leans(text: str, before: list[Expression], weak: Expression, after: list[Expression]) -> bool:
    if before and _link(text[before[0].end : weak.start], before[0], weak) is not Link.NONE:
        return True
    if weak.month is None or not after or after[0].month is None:
        return False
    ascending = (weak.month, weak.day or 0) < (after[0].month, after[0].day or 0)
    return ascending and _link(text[weak.end : after[0].start], weak, after[0]) is Link.RANGE


def open_left(text: str, start: int) -> int | None:
    """Where the wave sign before an expression stands that closes a period: ～令和4年度."""
    match = _OPEN_LEFT.search(text, max(0, start - 3), start)
    return text.index("~", match.start()) if match else None


def open_right(text: str, end: int) -> int | None:
    """The end of the wave sign after an expression that opens a period: 令和5年度～）."""
    match = _OPEN_RIGHT.match(text, end)
    return match.end() if match else None

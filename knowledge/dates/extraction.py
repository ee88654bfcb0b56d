"""From a text to its date mentions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from knowledge.dates.composing import compose, role_in
from knowledge.dates.expression import Expression, StatedYear
from knowledge.dates.matching_text import MatchingText, matching_text
from knowledge.dates.mention import Certainty, DateMention, Role
from knowledge.dates.ranges import Link, links, standing
from knowledge.dates.rules.scan import scan
from knowledge.dates.settling import Settled, settle, settle_before
from knowledge.dates.surroundings import Surroundings


def extract(text: str, *, written_on: dt.date | None = None) -> tuple[DateMention, ...]:
    """The date expressions of `text` in their order.

    `written_on` is the date of the document: years that are not written are
    counted from it, and each mention says so in its `certainty`. Without it,
    and without a date nearby in the text, such a mention has no days.
    """
    matching, settled, connections = settled_expressions(text, written_on)
    return tuple(compose(text, matching, settled, connections))


def settled_expressions(
    text: str, written_on: dt.date | None
) -> tuple[MatchingText, list[Settled], list[Link]]:
    """The expressions of `text` one by one, each side of a range for itself, and how they hang together."""
    matching = matching_text(text)
    expressions = standing(matching.text, list(scan(matching.text)))
    connections = links(matching.text, expressions)
    settled = _settle_all(expressions, connections, Surroundings(matching.text, written_on))
    return matching, settled, connections


def _settle_all(
    expressions: list[Expression], connections: list[Link], around: Surroundings
) -> list[Settled]:
    settled: list[Settled] = []
    for expression, link in zip(expressions, connections, strict=True):
        after = settled[-1] if link is not Link.NONE else None
        found = settle(expression, around, after)
        if link is Link.RANGE and _takes_year_of(settled[-1], found):
            settled[-1] = settle_before(settled[-1].expression, found)
        settled.append(found)
        around = _with_landmark(around, found)
    return settled


def _takes_year_of(left: Settled, right: Settled) -> bool:
    """4月1日～令和8年3月31日, and 4月1日～5月30日（金） where the weekday told the year."""
    told = isinstance(right.expression.when, StatedYear) or right.certainty is Certainty.YEAR_BY_WEEKDAY
    return left.expression.when is None and left.certainty is not Certainty.YEAR_BY_WEEKDAY and told


def _with_landmark(around: Surroundings, settled: Settled) -> Surroundings:
    landmark = settled.landmark()
    if landmark is None or role_in(around.text, settled.expression) is Role.CITATION:
        return around
    return replace(around, landmarks=(*around.landmarks, landmark))

"""Whether two statements of different documents say different things on one point.

Rather silent than wrong: other measures, other years, other audiences and other
members of a series are no contradiction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

from bot.answering.asked import Asked, Want
from bot.answering.origin import issued_on, same_origin
from bot.answering.said import Said, Span
from bot.answering.wording import words
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.quantities import Kind, Quantity

# Of the words that tell what a statement is about, this share may be missing
# in the other one, …
_MOST_APART = 0.25
# … and this share where each misses some: those are two subjects.
_MOST_APART_BOTH = 0.2
# Each says about as much of what was asked: this share of the other at least.
_LEAST_NEAR = 0.5
_SAME_TIME_OF_YEAR = 45  # days

OpenSpan = tuple[dt.date | None, dt.date | None]


class Relation(StrEnum):
    """How two statements with different values stand to each other."""

    DIFFERS = "differs"
    OTHER_TIME = "other_time"  # the same point, said for another year


def relation(asked: Asked, one: Said, other: Said) -> Relation | None:
    """None where they agree, or do not speak of the same point."""
    if not other.has_numbers or same_origin(one.statement.hit, other.statement.hit):
        return None
    if not _same_point(asked, one, other):
        return None
    days_differ = _days_at_stake(asked, one) and _days_differ(one, other)
    if not days_differ and not _quantities_differ(one, other):
        return None
    yearly = days_differ and _comes_every_year(one, other)
    return Relation.OTHER_TIME if yearly or not _same_time(one, other) else Relation.DIFFERS


def _same_point(asked: Asked, one: Said, other: Said) -> bool:
    # What `one` alone decides comes first: it is asked about many others.
    missing = _share_missing(one, other)
    if missing > _MOST_APART or not _subject_is_there(one, other) or not _for_the_same(one, other):
        return False
    missing_there = _share_missing(other, one)
    if missing_there > _MOST_APART or min(missing, missing_there) > _MOST_APART_BOTH:
        return False
    return _subject_is_there(other, one) and _of_one_series(one, other) and _as_near(asked, one, other)


def _of_one_series(one: Said, other: Said) -> bool:
    """Not the first course and the second, nor what is paid by the month and by the year."""
    by_time = one.every and other.every and one.every.isdisjoint(other.every)
    return one.ordinals == other.ordinals and not by_time


def _as_near(asked: Asked, one: Said, other: Said) -> bool:
    """Whether both speak of what was asked, and of the same of it."""
    question = words(one.index, asked.text)
    things = {word: rarity for word, rarity in question.nouns.items() if not question.does(word)}
    if any(one.surroundings.has(word) != other.surroundings.has(word) for word in things):
        return False
    mine, theirs = _share_near(things, one), _share_near(things, other)
    return min(mine, theirs) > 0 and min(mine, theirs) >= _LEAST_NEAR * max(mine, theirs)


def _subject_is_there(one: Said, other: Said) -> bool:
    return all(other.surroundings.has(word) for word in one.subject)


def _share_missing(one: Said, other: Said) -> float:
    missing = sum(rarity for word, rarity in one.nouns.items() if not other.surroundings.has(word))
    return missing / (sum(one.nouns.values()) or 1.0)


def _share_near(things: dict[str, float], said: Said) -> float:
    near = sum(rarity for word, rarity in things.items() if said.near.has(word))
    return near / (sum(things.values()) or 1.0)


def _for_the_same(one: Said, other: Said) -> bool:
    first, second = one.statement.hit.passage.audience, other.statement.hit.passage.audience
    if first and second and first is not second:
        return False
    return not one.for_whom or not other.for_whom or bool(one.for_whom & other.for_whom)


def _quantities_differ(one: Said, other: Said) -> bool:
    """Whether quantities of one sort are in both, and none of them in common."""
    mine, theirs = one.quantities, other.quantities
    sorts = {(q.kind, q.unit) for q in mine} & {(q.kind, q.unit) for q in theirs}
    return any(_apart(_of(sort, mine), _of(sort, theirs)) for sort in sorts)


def _of(sort: tuple[Kind, str], quantities: Collection[Quantity]) -> list[Quantity]:
    return [q for q in quantities if (q.kind, q.unit) == sort]


def _apart(mine: Collection[Quantity], theirs: Collection[Quantity]) -> bool:
    pairs = [(a, b) for a in mine for b in theirs if a.compares_with(b)]
    return bool(pairs) and not any(a.agrees(b) for a, b in pairs)


def _days_at_stake(asked: Asked, one: Said) -> bool:
    return Want.DATE in asked.wants or not one.quantities


def _days_differ(one: Said, other: Said) -> bool:
    """Whether both state days of one sort, and none in common."""
    pairs = [
        (a, b)
        for sort in one.days.keys() & other.days.keys()
        for a in one.days[sort]
        for b in other.days[sort]
    ]
    return bool(pairs) and not any(_meet(a, b) for a, b in pairs)


def _comes_every_year(one: Said, other: Said) -> bool:
    """Whether each speaks of the year of its own document: the deadline of last year, of this year."""
    mine, theirs = _last(one), _last(other)
    years = fiscal_year_of(mine[1]).year - fiscal_year_of(theirs[1]).year
    if not years:
        return False
    day, other_day = issued_on(one.statement.hit), issued_on(other.statement.hit)
    if day and other_day:
        return years == fiscal_year_of(day).year - fiscal_year_of(other_day).year
    moved = abs((mine[1] - theirs[1]).days - 365 * years)
    return moved <= _SAME_TIME_OF_YEAR


def _last(said: Said) -> Span:
    return max((span for spans in said.days.values() for span in spans), key=lambda span: span[1])


def _same_time(one: Said, other: Said) -> bool:
    return any(_meet(a, b) for a in _times(one, other) for b in _times(other, one))


def _times(said: Said, other: Said) -> list[OpenSpan]:
    """The years it is said for; the day of its document where only the other names years."""
    passage = said.statement.hit.passage
    if said.times:
        return [(mention.start, mention.end) for mention in said.times]
    if passage.valid_from or passage.valid_to:
        return [(passage.valid_from, passage.valid_to)]
    day = issued_on(said.statement.hit)
    return [(day, day)] if other.times else [(None, None)]


def _meet(one: OpenSpan, other: OpenSpan) -> bool:
    begins = one[1] is None or other[0] is None or other[0] <= one[1]
    return begins and (one[0] is None or other[1] is None or one[0] <= other[1])

"""From settled expressions to mentions: ranges joined, roles read, offsets of the original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.dates.expression import Expression
from knowledge.dates.matching_text import MatchingText
from knowledge.dates.mention import Certainty, DateMention, Kind, Role
from knowledge.dates.ranges import Link, open_left, open_right
from knowledge.dates.roles import role_of
from knowledge.dates.settling import Settled

_SURENESS = list(Certainty)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A mention in terms of the matching text."""

    start: int
    end: int
    kind: Kind
    first: dt.date | None
    last: dt.date | None
    certainty: Certainty
    role: Role
    settled: Settled  # the one that carries time and duration: the right side of a range
    weekday_matches: bool | None


def role_in(text: str, expression: Expression) -> Role:
    """The role of `expression` in its matching text."""
    timed = expression.time is not None
    return role_of(text, expression.start, expression.end, expression.kind, timed=timed)


def compose(
    original: str, matching: MatchingText, settled: list[Settled], connections: list[Link]
) -> Iterator[DateMention]:
    """The mentions of `original`; one for both sides of a range."""
    for place, (left, link) in enumerate(zip(settled, connections, strict=True)):
        if link is Link.RANGE:
            continue
        ranged = connections[place + 1 : place + 2] == [Link.RANGE]
        right = settled[place + 1] if ranged else None
        yield _mention(original, matching, _found(matching.text, left, right))


def _mention(original: str, matching: MatchingText, finding: _Finding) -> DateMention:
    span = matching.original_span(finding.start, finding.end)
    return DateMention(
        span=span,
        text=original[slice(*span)],
        kind=finding.kind,
        start=finding.first,
        end=finding.last,
        certainty=finding.certainty,
        role=finding.role,
        time=finding.settled.expression.time,
        weekday_matches=finding.weekday_matches,
        duration=finding.settled.expression.duration,
    )


def _found(text: str, left: Settled, right: Settled | None) -> _Finding:
    if right is not None:
        return _range(text, left, right)
    opened = open_left(text, left.expression.start)
    closed = open_right(text, left.expression.end)
    if left.days is None or (opened is None) == (closed is None):
        return _single(text, left)
    return _open_range(left, opened, closed)


def _single(text: str, one: Settled) -> _Finding:
    expression = one.expression
    first, last = one.days or (None, None)
    role = role_in(text, expression)
    return _Finding(
        expression.start,
        expression.end,
        expression.kind,
        first,
        last,
        _with_target(role, one.certainty),
        role,
        one,
        one.weekday_matches,
    )


def _with_target(role: Role, certainty: Certainty) -> Certainty:
    """中を目処 is a loose deadline."""
    return _weaker(certainty, Certainty.VAGUE) if role is Role.TARGET else certainty


def _range(text: str, left: Settled, right: Settled) -> _Finding:
    first, last, certainty = _bounds(left, right)
    return _Finding(
        left.expression.start,
        right.expression.end,
        Kind.RANGE,
        first,
        last,
        certainty,
        role_in(text, right.expression),
        right,
        _both_match(left.weekday_matches, right.weekday_matches),
    )


def _bounds(left: Settled, right: Settled) -> tuple[dt.date | None, dt.date | None, Certainty]:
    certainty = _weaker(left.certainty, right.certainty)
    if left.days is None or right.days is None:
        return None, None, certainty
    if left.days[0] > right.days[1]:
        return None, None, Certainty.IMPOSSIBLE
    return left.days[0], right.days[1], certainty


def _open_range(one: Settled, opened: int | None, closed: int | None) -> _Finding:
    expression = one.expression
    first, last = one.days or (None, None)
    until = opened is not None
    return _Finding(
        expression.start if opened is None else opened,
        expression.end if closed is None else closed,
        Kind.RANGE,
        None if until else first,
        last if until else None,
        one.certainty,
        Role.UNTIL if until else Role.FROM,
        one,
        one.weekday_matches,
    )


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_SURENESS.index)


def _both_match(one: bool | None, other: bool | None) -> bool | None:
    """False if either is False, None if neither weekday is written."""
    written = [matches for matches in (one, other) if matches is not None]
    return all(written) if written else None

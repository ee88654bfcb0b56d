"""Questions about one year, documents about another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.origin import issued_on
from bot.answering.statement import Statement
from knowledge.dates import DateMention, Kind, extract

_YEARS = (Kind.FISCAL_YEAR, Kind.YEAR)


@dataclass(frozen=True, slots=True)
class YearGap:
    """The year that is asked about, and the year that the documents speak of, in their own words."""

    asked: str
    found: str


def year_gap(question: str, statements: Sequence[Statement], as_of: dt.date) -> YearGap | None:
    """The gap where a question names a year and no statement reaches into it.

    A statement that names no date is no evidence of a gap.
    """
    asked = [m for m in extract(question, written_on=as_of) if m.kind in _YEARS and m.start and m.end]
    if not asked:
        return None
    spoken = [m for statement in statements for m in _dated(statement)]
    if not spoken or any(_meet(one, other) for one in asked for other in spoken):
        return None
    return YearGap(asked[0].text, spoken[0].text)


def _dated(statement: Statement) -> list[DateMention]:
    mentions = extract(statement.text, written_on=issued_on(statement.hit))
    return [m for m in mentions if m.start or m.end]


def _meet(one: DateMention, other: DateMention) -> bool:
    starts_in_time = one.end is None or other.start is None or other.start <= one.end
    ends_in_time = one.start is None or other.end is None or one.start <= other.end
    return starts_in_time and ends_in_time

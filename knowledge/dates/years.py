"""Which year an expression may mean, the likeliest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.calendars.era import HEISEI, REIWA, SHOWA
from knowledge.calendars.fiscal_year import FIRST_MONTH, fiscal_year_of
from knowledge.dates.expression import BareYear, BlankYear, Expression, From, RelativeYear, StatedYear
from knowledge.dates.mention import Certainty
from knowledge.dates.surroundings import REACH, Landmark, Surroundings

_LAST_MONTH_LOOKED_AHEAD_TO = 9
_FARTHEST = 15  # years; half the distance between 令和n年 and 平成n年


@dataclass(frozen=True, slots=True)
class YearGuess:
    """A calendar year, or a fiscal year where the expression is fiscal."""

    year: int
    certainty: Certainty


def likely_years(expression: Expression, around: Surroundings) -> list[YearGuess]:
    """Empty where there is nothing to count from."""
    match expression.when:
        case StatedYear(year):
            return [YearGuess(year, Certainty.STATED)]
        case BareYear(number):
            return _with_era(number, expression, around)
        case RelativeYear() as year:
            return _counted(year, expression, around)
        case BlankYear():
            return []
    return _unstated(expression, around)


def _with_era(number: int, expression: Expression, around: Surroundings) -> list[YearGuess]:
    """７年度: the era that brings it nearest to what is spoken of, else to the document's date."""
    near = around.in_same_sentence(expression.start) or around.latest()
    reference = near.day if near else around.written_on
    if reference is None or number < 1:
        return []
    years = [era.gregorian(number) for era in (REIWA, HEISEI, SHOWA)]
    nearest = min(years, key=lambda year: abs(year - reference.year))
    close = abs(nearest - reference.year) <= _FARTHEST
    return [YearGuess(nearest, Certainty.YEAR_ASSUMED)] if close else []


def _counted(year: RelativeYear, expression: Expression, around: Surroundings) -> list[YearGuess]:
    base = _counting_base(year, expression, around)
    if base is None:
        return []
    start = fiscal_year_of(base).year if expression.fiscal else base.year
    return [YearGuess(start + year.offset, Certainty.RELATIVE)]


def _document_date(expression: Expression, around: Surroundings) -> dt.date | None:
    """The date that 本年度 counts from; a budget laid before the assembly in spring is next year's."""
    written_on = around.written_on
    if written_on is None or written_on.month >= FIRST_MONTH or not around.heads_a_budget(expression.end):
        return written_on
    return fiscal_year_of(written_on).end + dt.timedelta(days=1)


def _counting_base(year: RelativeYear, expression: Expression, around: Surroundings) -> dt.date | None:
    if year.counted_from is From.WRITTEN:
        return _document_date(expression, around)
    spoken_of = _spoken_of(year, expression, around)
    if spoken_of is not None:
        return spoken_of.day
    return _document_date(expression, around) if year.counted_from is From.EITHER else None


def _spoken_of(year: RelativeYear, expression: Expression, around: Surroundings) -> Landmark | None:
    near = around.in_same_sentence(expression.start, to_count_from=True)
    if near is not None or expression.fiscal or year.offset > 0:
        return near
    return around.latest()


def _unstated(expression: Expression, around: Surroundings) -> list[YearGuess]:
    near, latest = around.in_same_sentence(expression.start), around.latest()
    again = around.on_same_day(expression.month or 0, expression.day or 0)
    years = [again.day.year] if again else []
    if near is not None:
        years.append(_year_by(near, expression))
    if around.written_on is not None:
        years.append(_year_by_document(around.written_on, expression, around))
    elif latest is not None and expression.start - latest.end <= REACH:
        years.append(_year_by(latest, expression))
    return [YearGuess(year, Certainty.YEAR_ASSUMED) for year in years]


def _year_by(landmark: Landmark, expression: Expression) -> int:
    if expression.month is None:
        return landmark.fiscal_year.year
    return landmark.year_of_next(expression.month)


def _year_by_document(written_on: dt.date, expression: Expression, around: Surroundings) -> int:
    """The month in the document's fiscal year, or where tense and season say otherwise.

    From January to March one looks ahead to April to September; what is told
    as done does not lie ahead.
    """
    fiscal_year = fiscal_year_of(written_on)
    if expression.month is None:
        return fiscal_year.year
    year = fiscal_year.calendar_year(expression.month)
    if written_on.month < FIRST_MONTH <= expression.month <= _LAST_MONTH_LOOKED_AHEAD_TO:
        year += 1
    ahead = (year, expression.month) > (written_on.year, written_on.month)
    return year - 1 if ahead and around.told_as_past(expression.end) else year

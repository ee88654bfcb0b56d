"""From an expression and its surroundings to days, and how sure they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.calendars.era import ERAS
from knowledge.dates.days import counted_days, days_in
from knowledge.dates.expression import (
    BareYear,
    Expression,
    From,
    Part,
    RelativeDay,
    RelativeMonth,
    RelativeYear,
)
from knowledge.dates.mention import Certainty, Kind
from knowledge.dates.parts import DECADES, Days
from knowledge.dates.surroundings import Landmark, Surroundings
from knowledge.dates.years import YearGuess, likely_years

_TIMELESS = (Kind.DURATION, Kind.RECURRING)
_LOOSE_PARTS = (Part.FIRST_DAYS, *DECADES)


@dataclass(frozen=True, slots=True)
class Settled:
    """An expression with its days, None where they cannot be told."""

    expression: Expression
    days: Days | None
    certainty: Certainty
    weekday_matches: bool | None = None

    def landmark(self) -> Landmark | None:
        """What the expressions after this one can count from."""
        if self.days is None or self.certainty is Certainty.VAGUE:
            return None
        expression = self.expression
        return Landmark(
            expression.end,
            self.days[0],
            fiscal=expression.month is None and expression.fiscal,
            exact=expression.day is not None,
            counted=_is_counted(expression),
        )


def _is_counted(expression: Expression) -> bool:
    return isinstance(expression.when, RelativeYear) and expression.when.counted_from is not From.WRITTEN


def settle(expression: Expression, around: Surroundings, after: Settled | None = None) -> Settled:
    """The days that `expression` means. `after` is the left side of a range or list it continues."""
    if expression.kind in _TIMELESS:
        return Settled(expression, None, Certainty.RELATIVE)
    if isinstance(expression.when, RelativeMonth | RelativeDay):
        return _by_base(expression, _base(expression.when, expression.start, around, after), after)
    guesses = _continued(expression, after) or likely_years(expression, around)
    return _by_years(expression, guesses)


def settle_before(expression: Expression, right: Settled) -> Settled:
    """The left side of a range whose year stands on the right only: 4月1日～令和8年3月31日."""
    if right.days is None or expression.month is None:
        return Settled(expression, None, Certainty.UNANCHORED)
    year = right.days[0].year - (expression.month > right.days[0].month)
    return _by_years(expression, [YearGuess(year, right.certainty)])


def _continued(expression: Expression, after: Settled | None) -> list[YearGuess]:
    """The year of a right side without one: not before the left side, in the same era."""
    if after is None or after.days is None:
        return []
    left = after.days[0]
    if isinstance(expression.when, BareYear):
        return _same_era(expression.when.number, left, after.certainty)
    if expression.when is not None or expression.month is None:
        return []
    earlier = (expression.month, expression.day or 31) < (left.month, left.day)
    return [YearGuess(left.year + earlier, after.certainty)]


def _same_era(number: int, left: dt.date, certainty: Certainty) -> list[YearGuess]:
    """The 7年度 of 令和5～7年度: the first year of that number that is not before the left side."""
    years = [era.gregorian(number) for era in ERAS] if number else []
    later = [year for year in years if year >= left.year]
    return [YearGuess(min(later), certainty)] if later else []


def _by_years(expression: Expression, guesses: list[YearGuess]) -> Settled:
    if not guesses:
        return Settled(expression, None, Certainty.UNANCHORED)
    guess = _chosen(expression, guesses)
    try:
        days = days_in(expression, guess.year)
    except (ValueError, OverflowError):
        return Settled(expression, None, Certainty.IMPOSSIBLE)
    matches = _weekday_matches(expression, days)
    return Settled(expression, days, _certainty(expression, guess), matches)


def _chosen(expression: Expression, guesses: list[YearGuess]) -> YearGuess:
    """The guess whose weekday fits, also one year off; the first guess where none does."""
    first = guesses[0]
    if expression.weekday is None or first.certainty is not Certainty.YEAR_ASSUMED:
        return first
    years = [guess.year for guess in guesses] + [first.year + 1, first.year - 1]
    for year in years:
        if _falls_on_weekday(expression, year):
            return YearGuess(year, Certainty.YEAR_BY_WEEKDAY)
    return first


def _falls_on_weekday(expression: Expression, year: int) -> bool:
    try:
        return bool(_weekday_matches(expression, days_in(expression, year)))
    except ValueError:  # 2月29日 of the year before
        return False


def _weekday_matches(expression: Expression, days: Days) -> bool | None:
    return None if expression.weekday is None else days[0].weekday() == expression.weekday


def _certainty(expression: Expression, guess: YearGuess) -> Certainty:
    loose = expression.vague or expression.kind is Kind.VAGUE or expression.part in _LOOSE_PARTS
    return Certainty.VAGUE if loose else guess.certainty


def _base(
    when: RelativeMonth | RelativeDay, at: int, around: Surroundings, after: Settled | None
) -> dt.date | None:
    """The day from which 今月, 同日 or the 20日 of a list is counted."""
    if after is not None:
        return after.days[0] if after.days else None
    if when.counted_from is From.WRITTEN:
        return around.written_on
    same = when.offset == 0  # 同日 reaches farther back than 翌日, which rules use in general
    spoken_of = around.latest() if same else around.in_same_sentence(at)
    return None if spoken_of is None or spoken_of.fiscal else spoken_of.day


def _by_base(expression: Expression, base: dt.date | None, after: Settled | None) -> Settled:
    if base is None:
        return Settled(expression, None, Certainty.UNANCHORED)
    try:
        days = counted_days(expression, base)
    except (ValueError, OverflowError):
        return Settled(expression, None, Certainty.IMPOSSIBLE)
    certainty = after.certainty if after else Certainty.RELATIVE
    return Settled(expression, days, certainty, _weekday_matches(expression, days))

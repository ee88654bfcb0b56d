"""What stands around an expression and may tell its year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of

REACH = 400  # characters: a heading and the list below it
_REACH_OF_DATE = 80
_BUDGET = re.compile(r"\s?(?:予算額|当初(?:予算|比))")
_PAST = re.compile(r"[^。\n\t]{0,80}?(?:ました|された|した|を発出|を公表|に成立|に公布)(?=[。、)」\n]|$)")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A year or date already settled in the same text.

    `end` is where its expression ends, `day` its first day, `exact` whether it
    names that day. A `counted` one (前年度, 翌年) is itself counted from a
    landmark, and no further word is counted from it.
    """

    end: int
    day: dt.date
    fiscal: bool
    exact: bool
    counted: bool

    @property
    def fiscal_year(self) -> FiscalYear:
        return fiscal_year_of(self.day)

    def year_of_next(self, month: int) -> int:
        """The calendar year of the `month` that this landmark makes one think of.

        Of a fiscal year its own month; of a date the same month or the next to come.
        """
        if self.fiscal:
            return self.fiscal_year.calendar_year(month)
        return self.day.year + (month < self.day.month)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The matching text, the document's own date and the landmarks so far, in the order of the text."""

    text: str
    written_on: dt.date | None
    landmarks: tuple[Landmark, ...] = ()

    def latest(self) -> Landmark | None:
        return self.landmarks[-1] if self.landmarks else None

    def on_same_day(self, month: int, day: int) -> Landmark | None:
        """The last landmark that names this day of the year: the same date, said again."""
        for landmark in reversed(self.landmarks):
            if landmark.exact and (landmark.day.month, landmark.day.day) == (month, day):
                return landmark
        return None

    def in_same_sentence(self, at: int, *, to_count_from: bool = False) -> Landmark | None:
        """The last landmark that the reader at offset `at` still has in mind.

        One in brackets that have been closed since is an aside: （令和5年4月1日現在）.
        """
        for landmark in reversed(self.landmarks):
            if at - landmark.end > REACH:
                return None
            if to_count_from and landmark.counted:
                continue
            between = self.text[landmark.end : at]
            if between.count(")") <= between.count("(") and _in_reach(landmark, between):
                return landmark
        return None

    def told_as_past(self, at: int) -> bool:
        """Whether the clause after offset `at` speaks of something done."""
        return _PAST.match(self.text, at) is not None

    def heads_a_budget(self, at: int) -> bool:
        """Whether a column of a budget follows offset `at`: 本年度予算額, 前年度当初比."""
        return _BUDGET.match(self.text, at) is not None


def _in_reach(landmark: Landmark, between: str) -> bool:
    if landmark.fiscal:
        return "。" not in between
    return len(between) <= _REACH_OF_DATE and "。" not in between and "\n" not in between

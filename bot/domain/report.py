"""A report: what was asked and answered in a period, what stayed open, and where the documents failed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.calendars.office_hours import JAPAN

_ONE_DAY = dt.timedelta(days=1)


class Rhythm(StrEnum):
    """How often a report is made."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Period:
    """A week from Monday to Sunday or a calendar month, in Japan; `last` is included."""

    rhythm: Rhythm
    first: dt.date
    last: dt.date

    @property
    def end(self) -> dt.date:
        """The day after it."""
        return self.last + _ONE_DAY

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """From its first instant to before the second."""
        return _midnight(self.first), _midnight(self.end)


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of the questions that people took over.

    `opened` and `answered` in the period; `waiting` and `late` (of these) now.
    `hours` is the median from opening to the first answer, None without any.
    """

    opened: int
    answered: int
    waiting: int
    late: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that the documents did not answer, of how many organisations, and what came nearest.

    `asked` is one of them word for word, empty where no text may be shown;
    `document` is empty where nothing came near.
    """

    questions: int
    organisations: int
    document: str
    place: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """One municipality's numbers: questions by outcome, and how many went on to people."""

    name: str
    outcomes: Mapping[str, int]
    opened: int


@dataclass(frozen=True, slots=True)
class Report:
    """`of` is whose numbers these are, empty for the whole installation.

    `seconds` is the median time to an answer from documents, None without any.
    `deadlines` are those of the fiscal year by state; `towns` is None except in a
    prefecture's report.
    """

    period: Period
    of: str
    outcomes: Mapping[str, int]
    seconds: float | None
    handed: Handed
    deadlines: Mapping[str, int]
    gaps: tuple[Gap, ...]
    towns: tuple[Town, ...] | None = None


def complete_before(rhythm: Rhythm, day: dt.date, *, back: int = 0) -> Period:
    """The last period that ended before `day`, or the one `back` periods earlier."""
    end = day - _ONE_DAY * day.weekday() if rhythm is Rhythm.WEEKLY else day.replace(day=1)
    for _ in range(back):
        end = _first_before(rhythm, end)
    return Period(rhythm, _first_before(rhythm, end), end - _ONE_DAY)


def _first_before(rhythm: Rhythm, end: dt.date) -> dt.date:
    return end - 7 * _ONE_DAY if rhythm is Rhythm.WEEKLY else (end - _ONE_DAY).replace(day=1)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), JAPAN)

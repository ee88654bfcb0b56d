"""What the plots show, with the numbers for the table beside each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from markupsafe import Markup

from bot.domain.ledger import Progress
from bot.storage import question_counts
from bot.texts import charts as texts
from bot.web import charts
from bot.web.period import last_weeks
from knowledge.calendars.fiscal_year import fiscal_year_of

WEEKS = 26


@dataclass(frozen=True, slots=True)
class Standing:
    """One deadline as far as a plot needs it."""

    due_on: dt.date
    progress: Progress


@dataclass(frozen=True, slots=True)
class Plot:
    """A table and its drawing; `rows` are a label and one number for each of `columns`, the oldest first."""

    title: str
    label: str
    columns: list[str]
    rows: list[tuple[str, list[int]]]
    newest_first: bool = False

    @property
    def listed(self) -> list[tuple[str, list[int]]]:
        """The rows in the order of the table."""
        return self.rows[::-1] if self.newest_first else self.rows

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(sum(numbers) for _, numbers in self.rows)

    @property
    def drawing(self) -> Markup:
        """Stacked bars as SVG."""
        series = {
            name: [numbers[place] for _, numbers in self.rows] for place, name in enumerate(self.columns)
        }
        return charts.stacked([label for label, _ in self.rows], series, title=self.title)


def questions(
    connection: sa.Connection, at: dt.datetime, organisations: Collection[str] | None = None
) -> Plot:
    """Questions by week and outcome over `WEEKS` weeks; of some organisations, or of all."""
    weeks = last_weeks(at, WEEKS)
    counted = question_counts.by_span(connection, weeks.values(), organisations)
    rows = [
        (texts.day(monday), [found[status] for status in texts.OUTCOMES])
        for monday, found in zip(weeks, counted, strict=True)
    ]
    return Plot(texts.QUESTIONS, texts.WEEK, list(texts.OUTCOMES.values()), rows, newest_first=True)


def deadlines(standings: Iterable[Standing], today: dt.date) -> Plot:
    """The deadlines of the present fiscal year by month and state."""
    year = fiscal_year_of(today)
    months: dict[int, Counter[str]] = {number: Counter() for number in range(1, 13)}
    for each in standings:
        if each.due_on in year:
            months[(each.due_on.month - 4) % 12 + 1][_state(each, today)] += 1
    rows = [
        (texts.month(year.months(number, number)[0]), [found[state] for state in texts.STATES])
        for number, found in months.items()
    ]
    return Plot(texts.DEADLINES, texts.MONTH, list(texts.STATES.values()), rows)


def _state(each: Standing, today: dt.date) -> str:
    if each.progress in (Progress.DONE, Progress.NOT_APPLICABLE):
        return each.progress.value
    return "late" if each.due_on < today else "ahead"

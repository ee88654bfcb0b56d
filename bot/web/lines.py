"""Occurrences as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reminders.outlook import Key
from bot.reminders.standing import BoardPage, Line, urgency
from jobs.state import State
from knowledge.calendars.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Pinned:
    """An occurrence that was told of, and when last."""

    line: Line
    posted_at: dt.datetime


def pinned(page: BoardPage, lines: Iterable[Line]) -> list[Pinned]:
    """What a board told, each occurrence once with its facts of today, the most pressing first.

    An occurrence that the catalogue no longer knows has nothing left to say,
    and about a window or a season that is over nothing can be done.
    """
    known = {line.key: line for line in lines}
    told: dict[Key, dt.datetime] = {}
    for notice in page.notices:
        for item in notice.payload["items"]:
            told.setdefault(Key(item["organisation"], item["duty"], item["cycle"]), notice.posted_at)
    shown = (Pinned(known[key], posted_at) for key, posted_at in told.items() if key in known)
    useful = (each for each in shown if each.line.entry.closed or each.line.state is not State.CLOSED)
    return sorted(useful, key=lambda each: urgency(each.line))


def in_year(lines: Iterable[Line], year: int, *, this_year: int) -> list[Line]:
    """The occurrences that end in a fiscal year; those without a date belong to every year.

    What is left open from earlier years belongs to this year as well.
    """
    return [
        line
        for line in lines
        if line.occurrence.fiscal_year in (None, FiscalYear(year))
        or (year == this_year and not line.entry.closed and _ended_before(line, year))
    ]


def _ended_before(line: Line, year: int) -> bool:
    ended = line.occurrence.fiscal_year
    return ended is not None and ended < FiscalYear(year)


def years(lines: Sequence[Line]) -> list[int]:
    """The fiscal years in which anything ends, in order."""
    found = {line.occurrence.fiscal_year for line in lines}
    return sorted(each.year for each in found if each is not None)

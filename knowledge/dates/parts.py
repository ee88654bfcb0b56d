"""From a year, a month and a part of it to the first and last day."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.fiscal_year import FiscalYear, last_day_of_month
from knowledge.dates.expression import Part

Days = tuple[dt.date, dt.date]

_QUARTERS = {
    Part.FIRST_QUARTER: 1,
    Part.SECOND_QUARTER: 2,
    Part.THIRD_QUARTER: 3,
    Part.FOURTH_QUARTER: 4,
}
_HALVES = {Part.FIRST_HALF: 1, Part.SECOND_HALF: 2}
# First and last month; 夏頃 is read as June to September, the others by the same measure.
_SEASONS = {
    Part.SPRING: (3, 6),
    Part.SUMMER: (6, 9),
    Part.AUTUMN: (9, 12),
    Part.WINTER: (12, 3),
}
_FIRST_AND_LAST = {
    Part.FIRST_DAYS: (1, 1),
    Part.FIRST_TEN: (1, 10),
    Part.SECOND_TEN: (11, 20),
    Part.FIRST_HALF: (1, 15),
}
DECADES = {Part.DECADE: (0, 9), Part.DECADE_FIRST: (0, 4), Part.DECADE_SECOND: (5, 9)}
_TO_MONTHS_END = {Part.LAST_TEN: 21, Part.SECOND_HALF: 16}


def days_in_month(year: int, month: int, part: Part | None) -> Days:
    """上旬 is 1 to 10, 中旬 11 to 20, 下旬 21 to the end, 前半 1 to 15."""
    last = last_day_of_month(year, month)
    if part in _FIRST_AND_LAST:
        first, final = _FIRST_AND_LAST[part]
        return dt.date(year, month, first), dt.date(year, month, final)
    if part in _TO_MONTHS_END:
        return dt.date(year, month, _TO_MONTHS_END[part]), last
    return (last, last) if part is Part.LAST_DAY else (dt.date(year, month, 1), last)


def days_in_fiscal_year(year: FiscalYear, part: Part | None) -> Days:
    """上半期 is April to September, 第3四半期 October to December; 年度末 is 31 March."""
    if part in _QUARTERS:
        return year.quarter(_QUARTERS[part])
    if part in _HALVES:
        return year.half(_HALVES[part])
    return _ends_or_seasons(part, year.start, year.end)


def days_in_calendar_year(year: int, part: Part | None) -> Days:
    """前半 is January to June; 年末 is 31 December, 1990年代 is ten years."""
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if part in _QUARTERS:
        return _months(year, 3 * _QUARTERS[part] - 2, 3 * _QUARTERS[part])
    if part in _HALVES:
        return _months(year, 6 * _HALVES[part] - 5, 6 * _HALVES[part])
    if part in DECADES:
        first, final = DECADES[part]
        return dt.date(year + first, 1, 1), dt.date(year + final, 12, 31)
    if part is Part.NEW_YEAR:  # from December one says 年明け of the January that comes
        return dt.date(year + 1, 1, 1), dt.date(year + 1, 1, 31)
    return _ends_or_seasons(part, start, end)


def _ends_or_seasons(part: Part | None, start: dt.date, end: dt.date) -> Days:
    if part is Part.FIRST_DAYS:
        return start, start
    if part is Part.LAST_DAY:
        return end, end
    if part in _SEASONS:
        return _season(start, *_SEASONS[part])
    return start, end


def _season(year_start: dt.date, first: int, last: int) -> Days:
    """The season that begins on or after the year's start; in a fiscal year spring is its first months."""
    begin = max(dt.date(year_start.year, first, 1), year_start)
    return begin, last_day_of_month(begin.year + (last < first), last)


def _months(year: int, first: int, last: int) -> Days:
    return dt.date(year, first, 1), last_day_of_month(year, last)

"""One spelling for each year and date, for search."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.dates.expression import BareYear, Expression, StatedYear
from knowledge.dates.extraction import settled_expressions
from knowledge.dates.parts import DECADES
from knowledge.dates.settling import Settled


def canonical_dates(text: str, *, written_on: dt.date | None = None) -> str:
    """`text` with written years and dates in one spelling; use it on documents and on queries.

    令和7年度, R7年度, Ｒ７, 2025年度 become 2025年度; 令和7年6月27日（金）, R7.6.27 and
    2025/6/27 become 2025年6月27日; 令和5～7年度 becomes 2023年度～2025年度. ７年度 is
    rewritten where the text or `written_on` tells its era. Words that count from
    another date (今年度) and dates without a year stay as they are, and so does
    all other text. Rewriting twice changes nothing.
    """
    matching, settled, _ = settled_expressions(text, written_on)
    pieces, reached = [], 0
    for one in settled:
        spelling = _spelling(one)
        if spelling is not None:
            start, end = matching.original_span(one.expression.start, one.expression.end)
            pieces += [text[reached:start], spelling]
            reached = end
    return "".join([*pieces, text[reached:]])


def _spelling(settled: Settled) -> str | None:
    expression, days = settled.expression, settled.days
    if days is None or not isinstance(expression.when, StatedYear | BareYear):
        return None
    if expression.part in DECADES:
        return None
    return _year(expression, days[0]) + _month_and_day(expression) + _time(expression.time)


def _year(expression: Expression, first: dt.date) -> str:
    return f"{fiscal_year_of(first).year}年度" if expression.fiscal else f"{first.year}年"


def _month_and_day(expression: Expression) -> str:
    month = f"{expression.month}月" if expression.month else ""
    day = f"{expression.day}日" if expression.day else ""
    return month + day + (expression.part or "")


def _time(time: dt.time | None) -> str:
    if time is None:
        return ""
    return f"{time.hour}時{time.minute}分" if time.minute else f"{time.hour}時"

"""The days of an expression, once its year or its base is known."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.dates.expression import Expression, RelativeDay, RelativeMonth
from knowledge.dates.parts import Days, days_in_calendar_year, days_in_fiscal_year, days_in_month


def days_in(expression: Expression, year: int) -> Days:
    """The days in `year`: the fiscal year where the expression is fiscal, else the calendar year.

    Raises ValueError where there is no such day.
    """
    if expression.month is not None:
        calendar_year = FiscalYear(year).calendar_year(expression.month) if expression.fiscal else year
        return _days_of_month(expression, calendar_year, expression.month)
    if expression.fiscal:
        return days_in_fiscal_year(FiscalYear(year), expression.part)
    return days_in_calendar_year(year, expression.part)


def counted_days(expression: Expression, base: dt.date) -> Days:
    """The days counted from `base`: 翌月10日, 同19日, 翌日. Raises ValueError where there is no such day."""
    if isinstance(expression.when, RelativeDay):
        day = base + dt.timedelta(days=expression.when.offset)
        return day, day
    offset = expression.when.offset if isinstance(expression.when, RelativeMonth) else 0
    years, month = divmod(base.month - 1 + offset, 12)
    return _days_of_month(expression, base.year + years, month + 1)


def _days_of_month(expression: Expression, year: int, month: int) -> Days:
    if expression.day is None:
        return days_in_month(year, month, expression.part)
    day = dt.date(year, month, expression.day)
    return day, day

"""Dates as Japanese documents write them."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.era import era_year_of

WEEKDAYS = "月火水木金土日"
"""Indexed like `date.weekday()`."""


def weekday_of(day: dt.date) -> str:
    """金 for a Friday."""
    return WEEKDAYS[day.weekday()]


def era_date(day: dt.date) -> str:
    """令和7年6月27日. Raises ValueError before 1873-01-01."""
    return f"{era_year_of(day)}{month_day(day)}"


def era_date_with_weekday(day: dt.date) -> str:
    """令和7年6月27日（金）. Raises ValueError before 1873-01-01."""
    return f"{era_date(day)}（{weekday_of(day)}）"


def short_era_date(day: dt.date) -> str:
    """R7.6.27. Raises ValueError before 1873-01-01."""
    return f"{era_year_of(day).short}.{day.month}.{day.day}"


def western_date(day: dt.date) -> str:
    """2025年6月27日."""
    return f"{day.year}年{month_day(day)}"


def western_date_with_weekday(day: dt.date) -> str:
    """2025年6月27日（金）."""
    return f"{western_date(day)}（{weekday_of(day)}）"


def month_day(day: dt.date) -> str:
    """6月27日."""
    return f"{day.month}月{day.day}日"


def month_day_with_weekday(day: dt.date) -> str:
    """6月27日（金）."""
    return f"{month_day(day)}（{weekday_of(day)}）"


def short_month_day_with_weekday(day: dt.date) -> str:
    """6/27（金）, for subjects."""
    return f"{day.month}/{day.day}（{weekday_of(day)}）"

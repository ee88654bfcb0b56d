"""A weekday written beside a date must be the weekday of that date: it finds the wrong year."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

_WEEKDAYS = "月火水木金土日"
_WRITTEN = re.compile(rf"([0-9]{{1,2}})月([0-9]{{1,2}})日\s*\(([{_WEEKDAYS}])")


def wrong_weekday(wording: str, days: Iterable[dt.date]) -> tuple[dt.date, str] | None:
    """The first of `days` that `wording` gives another weekday, and its true weekday."""
    normal = unicodedata.normalize("NFKC", wording)
    written = {(int(month), int(day)): weekday for month, day, weekday in _WRITTEN.findall(normal)}
    for day in days:
        true = _WEEKDAYS[day.weekday()]
        if written.get((day.month, day.day), true) != true:
            return day, true
    return None

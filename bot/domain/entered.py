"""What people type into forms, read strictly and refused in sentences."""

from __future__ import annotations

import datetime as dt
import re

from bot.errors import Invalid
from bot.texts import entered as texts
from bot.texts import targets as target_texts
from knowledge.text import clean

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})[:：](\d{2})")
_YEARS = range(2000, 2100)
_HOURS, _MINUTES = 24, 60
_LONGEST_COUNT = 8
_WIDTHS = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


def day_of(text: str) -> dt.date:
    """The day that a form carries. Raises `Invalid` with the form to use."""
    found = _DATE.fullmatch(text.strip().translate(_WIDTHS))
    if found and int(found[1]) in _YEARS:
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    raise Invalid(texts.DATE_FORM)


def optional_day_of(text: str) -> dt.date | None:
    """The day, or None where the field was left empty."""
    return day_of(text) if text.strip() else None


def optional_time_of(text: str) -> dt.time | None:
    """The time of day, or None where the field was left empty."""
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip().translate(_WIDTHS))
    if found and int(found[1]) < _HOURS and int(found[2]) < _MINUTES:
        return dt.time(int(found[1]), int(found[2]))
    raise Invalid(texts.TIME_FORM)


def optional_count_of(text: str) -> int | None:
    """How many, or None where the field was left empty."""
    digits = text.strip().translate(_WIDTHS)
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _LONGEST_COUNT:
        raise Invalid(target_texts.NOT_A_COUNT)
    return int(digits)


def line_of(text: str, what: str, *, limit: int = 200, required: bool = False) -> str:
    """One cleaned line. Raises `Invalid` naming the field `what`."""
    line = " ".join(clean(text).split())
    if required and not line:
        raise Invalid(texts.missing(what))
    if len(line) > limit:
        raise Invalid(texts.too_long(what, limit))
    return line

"""What people type into forms, read strictly and refused in sentences."""

from __future__ import annotations

import datetime as dt
import re

from bot.domain.clean_text import clean
from bot.errors import Invalid
from bot.texts import board as texts

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEARS = range(2000, 2100)
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


def line_of(text: str, what: str, *, limit: int = 200, required: bool = False) -> str:
    """One cleaned line. Raises `Invalid` naming the field `what`."""
    line = " ".join(clean(text).split())
    if required and not line:
        raise Invalid(texts.missing(what))
    if len(line) > limit:
        raise Invalid(texts.too_long(what, limit))
    return line

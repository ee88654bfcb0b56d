"""Issuer and date as the first lines of a document state them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from knowledge.readers.composition import one_line
from knowledge.readers.dateline import only_day

LINES = 12  # that may belong to a cover
_OFFICE = re.compile(r"[\w・]{1,30}(?:省|庁|都|道|府|県|市|区|町|村|委員会|機構|センター|協議会|事務局|本部)")


def is_office(name: str) -> bool:
    """Whether a line is nothing but the name of an office."""
    return bool(_OFFICE.fullmatch(name))


def issuer(lines: Sequence[str]) -> str:
    """The first line of a cover that is an office; "" where none is."""
    names = (re.sub(r"\s", "", line) for line in lines[:LINES])
    return next((name for name in names if is_office(name)), "")


def day(lines: Sequence[str]) -> dt.date | None:
    """The first line of a cover that is a date."""
    return next((day for line in lines[:LINES] if (day := only_day(line)) is not None), None)


def title(line: str) -> str:
    """A title without the blank that shows where it was wrapped."""
    return re.sub(r"(?<=[のにをはがで]) (?=[一-龠])", "", one_line(line))

"""Values as the templates show them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.texts import answers

_JAPAN = ZoneInfo("Asia/Tokyo")
_MARK = re.compile(r"［([1-9])］")
_AROUND_MARKS = re.compile(r"(［[1-9]］)")


def japanese_day(day: dt.date | None) -> str:
    """2024年8月23日, or nothing."""
    return answers.day(day) if day else ""


def japanese_minute(instant: dt.datetime) -> str:
    """2024年8月23日 9:05, in Japan."""
    local = instant.astimezone(_JAPAN)
    return f"{answers.day(local.date())} {local.hour}:{local.minute:02}"


def instant(text: str) -> dt.datetime:
    """An instant of stored data."""
    return dt.datetime.fromisoformat(text)


def safe_link(url: str) -> str:
    """The address where it is a plain web address, else nothing.

    Documents come from outside: one may name `javascript:` as its address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a conclusion and the citations it rests on."""

    text: str
    numbers: tuple[int, ...]


def marked(conclusion: str, citations: int) -> list[Said]:
    """The conclusion cut after its citation marks ［1］, which are numbers then.

    A mark without a citation of that number stays text.
    """
    said: list[Said] = []
    text, numbers = "", list[int]()
    for part in _AROUND_MARKS.split(conclusion):
        mark = _MARK.fullmatch(part)
        if mark and 1 <= int(mark[1]) <= citations:
            numbers.append(int(mark[1]))
        elif numbers and part:
            said.append(Said(text, tuple(numbers)))
            text, numbers = part, []
        else:
            text += part
    return [*said, Said(text, tuple(numbers))] if text or numbers else said

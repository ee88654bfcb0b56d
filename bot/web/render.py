"""Values as the templates show them."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.texts import answers

_JAPAN = ZoneInfo("Asia/Tokyo")


def japanese_day(day: dt.date | None) -> str:
    """2024年8月23日, or nothing."""
    return answers.day(day) if day else ""


def japanese_minute(instant: dt.datetime) -> str:
    """2024年8月23日 9:05, in Japan."""
    local = instant.astimezone(_JAPAN)
    return f"{answers.day(local.date())} {local.hour}:{local.minute:02}"


def safe_link(url: str) -> str:
    """The address where it is a plain web address, else nothing.

    Documents come from outside: one may name `javascript:` as its address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""

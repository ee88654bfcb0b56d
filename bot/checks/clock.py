"""Deadlines are only as right as the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.checks.finding import Finding, error
from bot.checks.surroundings import Surroundings

# This version did not exist before.
_FIRST_DAY = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
# Certificates end sooner than this; a later date is a clock that was set wrongly.
_LAST_DAY = dt.datetime(2046, 1, 1, tzinfo=dt.UTC)


def check(around: Surroundings) -> Iterator[Finding]:
    """The date is possible and Japan's time zone is known."""
    if not _FIRST_DAY <= around.at < _LAST_DAY:
        yield error("clock.wrong", now=f"{around.at:%Y-%m-%d %H:%M}Z")
    try:
        ZoneInfo("Asia/Tokyo")
    except ZoneInfoNotFoundError:
        yield error("timezone.missing")

"""Instants and days on the command line, as types of click options."""

from __future__ import annotations

import datetime as dt

import click

from bot.texts import console as texts
from knowledge.calendars.office_hours import JAPAN

_MORNING = dt.time(10, 0)
_DAY_ONLY = len("2026-12-04")


def instant(text: str) -> dt.datetime:
    """ISO 8601; without a zone it is Japan's time, a day alone is its 10:00."""
    try:
        read = dt.datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(texts.not_an_instant(text)) from None
    if len(text) <= _DAY_ONLY:
        read = dt.datetime.combine(read.date(), _MORNING)
    return read if read.tzinfo else read.replace(tzinfo=JAPAN)


def day(text: str) -> dt.date:
    """YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(texts.not_a_day(text)) from None

"""The date that a cover or a page states for itself."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.dates import DateMention, Kind, extract


def only_day(line: str) -> dt.date | None:
    """The date of a line that says nothing else: 令和６年８月２３日（金）."""
    days = _days(line)
    return days[0].start if days and days[0].text.strip() == line.strip() else None


def day_after(label: str, line: str) -> dt.date | None:
    """The date that directly follows a label: 更新日：2026年6月5日. `label` is a pattern."""
    for found in re.finditer(rf"(?:{label})(?:日時?)?\s*[:：]?\s*", line):
        for day in _days(line):
            if day.span[0] == found.end():
                return day.start
    return None


def _days(line: str) -> list[DateMention]:
    """The dates of a line that name year, month and day."""
    if not re.search(r"\d", line):
        return []
    return [
        mention for mention in extract(line) if mention.kind is Kind.DATE and mention.start == mention.end
    ]

"""The date that a cover or a page states for itself."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.dates import DateMention, Kind, extract

_AROUND = re.compile(r"[(（]?(?:付け?|提出|発表|公表|作成|策定|発行|発出)?[)）]?")


def only_day(line: str) -> dt.date | None:
    """The date of a line that says no more than what happened then: 令和６年８月２３日（金）公表."""
    days = _days(line)
    alone = days and _AROUND.fullmatch(re.sub(r"\s", "", line.replace(days[0].text, "", 1)))
    return days[0].start if alone else None


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

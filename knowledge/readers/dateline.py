"""The date that a cover or a page states for itself."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年?|(?P<era>令和|平成|昭和)(?P<in_era>\d{1,2}|元)年)[年/.\-]?"
    r"(?P<month>\d{1,2})[月/.\-](?P<day>\d{1,2})日?(?:\(.(?:曜日?)?\))?"
)


def only_day(line: str) -> dt.date | None:
    """The date of a line that says nothing else: 令和６年８月２３日（金）."""
    found = _DAY.fullmatch(_tight(line))
    return _date(found) if found else None


def day_after(label: str, line: str) -> dt.date | None:
    """The date that follows a label: 更新日：2026年6月5日. `label` is a pattern."""
    tight = _tight(line)
    for found in re.finditer(rf"(?:{label})(?:日時?)?:?", tight):
        if stated := _DAY.match(tight, found.end()):
            return _date(stated)
    return None


def _tight(line: str) -> str:
    """A line without blanks and without the second reckoning of 2026年（令和8年）3月17日."""
    return re.sub(r"\s|(?<=年)\([^()]{2,8}年\)", "", unicodedata.normalize("NFKC", line))


def _date(found: re.Match[str]) -> dt.date | None:
    in_era = 1 if found["in_era"] == "元" else int(found["in_era"] or 0)
    year = int(found["year"]) if found["year"] else _ERAS[found["era"]] + in_era
    try:
        return dt.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None

"""What the named groups of a match say."""

from __future__ import annotations

import datetime as dt
import re
from typing import TypedDict

from knowledge.calendars.date_wording import WEEKDAYS
from knowledge.calendars.era import era_named
from knowledge.dates.expression import BareYear, BlankYear, From, Part, RelativeYear, StatedYear, When
from knowledge.dates.numerals import number

_YEARS_FROM_WRITTEN = {"一昨": -2, "再来": 2, "昨": -1, "去": -1, "今": 0, "本": 0, "当": 0, "来": 1}
_YEARS_FROM_EITHER = {"前々": -2, "前": -1, "次": 1}
_YEARS_FROM_MENTIONED = {"翌々": 2, "翌": 1, "当該": 0, "同": 0, "その": 0}

_PARTS = {
    "初旬": Part.FIRST_TEN,
    "初め": Part.FIRST_DAYS,
    "始め": Part.FIRST_DAYS,
    "初頭": Part.FIRST_DAYS,
    "末日": Part.LAST_DAY,
    "上半期": Part.FIRST_HALF,
    "上期": Part.FIRST_HALF,
    "下半期": Part.SECOND_HALF,
    "下期": Part.SECOND_HALF,
    "明け": Part.NEW_YEAR,
    "代": Part.DECADE,
    "代前半": Part.DECADE_FIRST,
    "代後半": Part.DECADE_SECOND,
} | {part.value: part for part in Part}

_QUARTER = re.compile(r"第(.)・?四半期")


class DayDetails(TypedDict):
    """The day of the month, its weekday (0 is Monday) and a time, as far as they are written."""

    day: int | None
    weekday: int | None
    time: dt.time | None


def group(match: re.Match[str], name: str) -> str | None:
    """The group called `name`, None also where the pattern has no such group."""
    return match.groupdict().get(name)


def stated_year(match: re.Match[str], suffix: str = "") -> StatedYear | None:
    """令和7, R7, 2025; None where no such year is written."""
    if western := group(match, f"western{suffix}"):
        return StatedYear(number(western))
    if name := group(match, f"era{suffix}"):
        era = era_named(name)
        return StatedYear(era.gregorian(number(match[f"era_year{suffix}"])), era)
    return None


def year_word(match: re.Match[str]) -> When | None:
    """The year of a match in whatever way it is written; None where none is."""
    if group(match, "blank"):
        return BlankYear()
    if bare := group(match, "bare"):
        return BareYear(number(bare))
    if relative := group(match, "relative") or group(match, "relative_of_month"):
        return relative_year(relative)
    return stated_year(match)


def relative_year(word: str) -> RelativeYear:
    """本 (年), 翌 (年度), 当該年度の翌 (年度)."""
    if word in _YEARS_FROM_WRITTEN:
        return RelativeYear(_YEARS_FROM_WRITTEN[word], From.WRITTEN)
    if word in _YEARS_FROM_EITHER:
        return RelativeYear(_YEARS_FROM_EITHER[word], From.EITHER)
    if word in _YEARS_FROM_MENTIONED:
        return RelativeYear(_YEARS_FROM_MENTIONED[word], From.MENTIONED)
    return RelativeYear(1 if word.endswith("翌") else -1, From.MENTIONED)


def is_fiscal(match: re.Match[str]) -> bool:
    """Whether 年度 is written, or stands on a blank form."""
    blank = group(match, "blank") or ""
    return bool(group(match, "fiscal") or group(match, "relative_fiscal") or blank.endswith("度"))


def part_of(match: re.Match[str]) -> Part | None:
    """上旬, 末, 第3四半期 …; None where no part is written."""
    written = group(match, "part")
    if written is None:
        return None
    if quarter := _QUARTER.fullmatch(written):
        return Part(f"第{number(quarter[1])}四半期")
    return _PARTS[written]


def day_details(match: re.Match[str]) -> DayDetails:
    day = group(match, "day")
    return DayDetails(day=number(day) if day else None, weekday=_weekday(match), time=_time(match))


def _weekday(match: re.Match[str]) -> int | None:
    sign = group(match, "weekday") or group(match, "weekday_word")
    return WEEKDAYS.index(sign) if sign else None


def _time(match: re.Match[str]) -> dt.time | None:
    if group(match, "noon"):
        return dt.time(12)
    hour = group(match, "hour")
    if hour is None:
        return None
    minute = 30 if match["half_past"] else int(match["minute"] or match["clock"] or 0)
    return _time_of_day(int(hour), minute, afternoon=match["half_day"] in ("午後", "PM"))


def _time_of_day(hour: int, minute: int, *, afternoon: bool) -> dt.time:
    if afternoon and hour < 12:
        hour += 12
    return dt.time(hour, minute) if hour < 24 else dt.time(23, 59)

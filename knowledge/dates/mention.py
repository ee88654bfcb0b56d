"""What is found: an expression, the days it means, and how sure that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of expression it is."""

    DATE = "date"  # a single day, also 年度末 and 月末
    RANGE = "range"  # from … to …; one side may be open (～令和4年度)
    PART = "part"  # 上旬, 下旬, 前半 …
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"  # 上半期, 下半期
    FISCAL_YEAR = "fiscal_year"
    YEAR = "year"
    VAGUE = "vague"  # 夏頃, 年明け, 1990年代
    DURATION = "duration"  # 10日以内
    RECURRING = "recurring"  # 毎年, 毎月10日


class Role(StrEnum):
    """What the words around an expression make of it."""

    NONE = ""
    DEADLINE = "deadline"  # までに, 必着, 締切, 提出期限
    UNTIL = "until"  # まで of a period, 以前
    FROM = "from"  # 以降, から, 施行
    ISSUED = "issued"  # 付け, 策定, 閣議決定
    AS_OF = "as_of"  # 現在, 時点
    HELD = "held"  # 開催
    TARGET = "target"  # を目処, を目途
    CITATION = "citation"  # the number of a law: 令和3年法律第66号


class Certainty(StrEnum):
    """Where the days come from, the most certain first."""

    STATED = "stated"
    YEAR_BY_WEEKDAY = "year_by_weekday"  # no year written; the weekday fits one year nearby
    RELATIVE = "relative"  # counted from the document's date or from a date in the same text
    YEAR_ASSUMED = "year_assumed"  # no year or no era written; taken from what stands nearby
    VAGUE = "vague"  # the wording itself is loose: 頃, 中を目処
    UNANCHORED = "unanchored"  # nothing to count from: no days are given
    IMPOSSIBLE = "impossible"  # no such day: 2月30日


class Unit(StrEnum):
    """What a duration is counted in."""

    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """10日以内 is Duration(10, DAY); of 2～3か月 the longer."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    `span` holds offsets into the text that was given, and `text` is what
    stands there. `start` and `end` are the first and last day meant, both
    None where no date can be told without inventing one; one of them is None
    in an open range. `time` is a time of day on the last day (24時 is given as
    23:59). `weekday_matches` is None where no weekday is written.
    """

    span: tuple[int, int]
    text: str
    kind: Kind
    start: dt.date | None
    end: dt.date | None
    certainty: Certainty
    role: Role = Role.NONE
    time: dt.time | None = None
    weekday_matches: bool | None = None
    duration: Duration | None = None

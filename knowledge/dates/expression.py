"""A date expression as it is written, before any anchor is looked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from knowledge.calendars.era import Era
from knowledge.dates.mention import Duration, Kind


class Part(StrEnum):
    """A part of a month or a year."""

    FIRST_DAYS = "当初"
    LAST_DAY = "末"
    FIRST_TEN = "上旬"
    SECOND_TEN = "中旬"
    LAST_TEN = "下旬"
    FIRST_HALF = "前半"
    SECOND_HALF = "後半"
    FIRST_QUARTER = "第1四半期"
    SECOND_QUARTER = "第2四半期"
    THIRD_QUARTER = "第3四半期"
    FOURTH_QUARTER = "第4四半期"
    SPRING = "春"
    SUMMER = "夏"
    AUTUMN = "秋"
    WINTER = "冬"
    NEW_YEAR = "年明け"
    DECADE = "年代"
    DECADE_FIRST = "年代前半"
    DECADE_SECOND = "年代後半"


class From(Enum):
    """What a relative word counts from."""

    WRITTEN = auto()  # 今, 来, 昨: the document's own date
    EITHER = auto()  # 前, 次: what was spoken of, else the document's own date
    MENTIONED = auto()  # 翌, 同, 当該: only what was spoken of


@dataclass(frozen=True, slots=True)
class StatedYear:
    """令和7年, 2025年. `era` is None for a Gregorian year."""

    gregorian: int
    era: Era | None = None


@dataclass(frozen=True, slots=True)
class BareYear:
    """７年度, without its era."""

    number: int


@dataclass(frozen=True, slots=True)
class BlankYear:
    """令和○○年 on a form: there is no year to find."""


@dataclass(frozen=True, slots=True)
class RelativeYear:
    offset: int
    counted_from: From


@dataclass(frozen=True, slots=True)
class RelativeMonth:
    offset: int
    counted_from: From


@dataclass(frozen=True, slots=True)
class RelativeDay:
    offset: int
    counted_from: From


When = StatedYear | BareYear | BlankYear | RelativeYear | RelativeMonth | RelativeDay


@dataclass(frozen=True, slots=True)
class Expression:
    """What one match says.

    `start` and `end` are offsets into the matching text. `fiscal` says that the
    year is a fiscal year (also where no year is written: 第3四半期). `alone` is
    False for what is a date only beside another one (the 20日 of 13日・20日) or
    with a weekday or a time (6/27).
    """

    start: int
    end: int
    kind: Kind
    when: When | None = None
    fiscal: bool = False
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    weekday: int | None = None
    time: dt.time | None = None
    vague: bool = False
    alone: bool = True
    duration: Duration | None = None

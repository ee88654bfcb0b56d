"""The single values of a catalogue file: days, times, words, numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from jobs.catalogue.words import AFTERS, AUDIENCES, KINDS, QUALITIES, RECORDS, SECTIONS, STRENGTHS
from jobs.duty import After, Audience, Kind, Record, Section, Strength
from jobs.source import Quality
from knowledge.calendars.month_day import MonthDay

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_OF_YEAR = re.compile(r"[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,3}")

_Word = TypeVar("_Word", bound=StrEnum)


def _day(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_matching(_DAY, value))
    except ValueError as error:
        raise _mistake("not_a_date", value) from error


def _day_of_year(value: object) -> MonthDay:
    try:
        return MonthDay.parse(_matching(_DAY_OF_YEAR, value))
    except ValueError as error:
        raise _mistake("not_a_day_of_year", value) from error


def _season_day(value: object) -> dt.date | MonthDay:
    return _day_of_year(value) if _DAY_OF_YEAR.fullmatch(str(value)) else _day(value)


def _time(value: object) -> dt.time:
    try:
        hour, minute = _matching(_TIME, value).split(":")
        return dt.time(int(hour), int(minute))
    except ValueError as error:
        raise _mistake("not_a_time", value) from error


def _number(value: object) -> int:
    try:
        return int(_matching(_NUMBER, value))
    except ValueError as error:
        raise _mistake("not_a_number", value) from error


def _word(words: Mapping[str, _Word]) -> Callable[[object], _Word]:
    def meaning(value: object) -> _Word:
        if not isinstance(value, str) or value not in words:
            raise _mistake("unknown_word", value, allowed="、".join(words))
        return words[value]

    return meaning


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _mistake(code: str, value: object, **details: str) -> PydanticCustomError:
    shown = value if isinstance(value, str) else "（一覧）"
    return PydanticCustomError(code, code, {"value": shown, **details})


Day = Annotated[dt.date, BeforeValidator(_day)]
DayOfYear = Annotated[MonthDay, BeforeValidator(_day_of_year)]
SeasonDay = Annotated[dt.date | MonthDay, BeforeValidator(_season_day)]
Time = Annotated[dt.time, BeforeValidator(_time)]
Number = Annotated[int, BeforeValidator(_number)]
Text = Annotated[str, StringConstraints(min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,31}$")]

AudienceWord = Annotated[Audience, BeforeValidator(_word(AUDIENCES))]
KindWord = Annotated[Kind, BeforeValidator(_word(KINDS))]
StrengthWord = Annotated[Strength, BeforeValidator(_word(STRENGTHS))]
SectionWord = Annotated[Section, BeforeValidator(_word(SECTIONS))]
RecordWord = Annotated[Record, BeforeValidator(_word(RECORDS))]
AfterWord = Annotated[After, BeforeValidator(_word(AFTERS))]
QualityWord = Annotated[Quality, BeforeValidator(_word(QUALITIES))]

"""What an enquiry asks for, as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from knowledge.document import Audience


class Asker(StrEnum):
    """To whom an answer goes by a deadline; the prefecture's comes before the national one."""

    NATIONAL = "national"
    PREFECTURE = "prefecture"
    UNSTATED = ""


class Purpose(StrEnum):
    """What a deadline is for."""

    ANSWER = "answer"
    APPLICATION = "application"  # to take part in a meeting or a course


class Doubt(StrEnum):
    """Why a person should look at the original."""

    WEEKDAY_MISMATCH = "weekday_mismatch"
    YEAR_ASSUMED = "year_assumed"  # no year written; the next such day after the enquiry
    YEAR_BY_WEEKDAY = "year_by_weekday"  # no year written; the weekday fits
    RELATIVE = "relative"  # counted from the day of the enquiry
    VAGUE = "vague"  # 上旬, 頃: no day is given
    NO_SUCH_DAY = "no_such_day"
    ASKER_UNKNOWN = "asker_unknown"
    NO_DATE = "no_date"  # something is asked for without a deadline
    BEFORE_THE_ENQUIRY = "before_the_enquiry"
    SEVERAL = "several"  # more than one deadline of the same asker
    PREFECTURE_AFTER_NATION = "prefecture_after_nation"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is wanted.

    `day` is None where the wording names none (12月上旬); `until` the cut-off time
    where one is written. `wording` is the original line, `place` where it stands.
    """

    day: dt.date | None
    asker: Asker
    wording: str
    place: str
    until: dt.time | None = None
    opens_on: dt.date | None = None
    audience: Audience = Audience.UNSTATED
    purpose: Purpose = Purpose.ANSWER
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A day that is no deadline: a meeting, a course."""

    day: dt.date
    wording: str
    place: str


@dataclass(frozen=True, slots=True)
class DraftDuty:
    """A duty that an enquiry seems to bring.

    `asked_by` is the sender as written; `answer_to` the line that says where to
    send the answer; `forms` the names of the forms to fill in; `written_on` the
    day of the enquiry as far as it says so.
    """

    title: str
    asked_by: str
    deadlines: tuple[Deadline, ...]
    answer_to: str = ""
    forms: tuple[str, ...] = ()
    audience: Audience = Audience.UNSTATED
    events: tuple[Event, ...] = ()
    written_on: dt.date | None = None
    doubts: tuple[Doubt, ...] = ()

    def deadline(self, asker: Asker) -> Deadline | None:
        """The first deadline for answering to somebody."""
        wanted = (each for each in self.deadlines if each.asker is asker and each.purpose is Purpose.ANSWER)
        return next(wanted, None)

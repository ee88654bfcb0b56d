"""Where an occurrence stands at an instant, whatever its organisation has done about it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from jobs.deadline import Deadline
from jobs.duty import Kind, Strength
from jobs.occurrence import Occurrence
from knowledge.calendars.office_hours import japan_date


class State(StrEnum):
    UPCOMING = "upcoming"
    TODAY = "today"
    OVERDUE = "overdue"
    """Only for a law or a fixed date."""
    PAST_TARGET = "past_target"
    """目処の時期を過ぎています（法的義務の記載なし）."""
    ENDED_UNCONFIRMED = "ended_unconfirmed"
    """資料上は終了・継続は未確認."""
    OPEN = "open"
    CLOSED = "closed"
    SEASON = "season"
    UNDATED = "undated"


def state_of(occurrence: Occurrence, at: dt.datetime) -> State:
    """The state at `at` (aware, any zone). Raises ValueError for a naive instant."""
    today = japan_date(at)
    if occurrence.deadline is not None:
        if occurrence.deadline.has_passed(at):
            return _once_past(occurrence, occurrence.deadline)
        return _while_open(occurrence, occurrence.deadline, today)
    if occurrence.season is not None:
        return _in_season(*occurrence.season, today)
    return State.UNDATED


def _once_past(occurrence: Occurrence, deadline: Deadline) -> State:
    if occurrence.kind is Kind.WINDOW:
        return State.CLOSED
    if deadline.firm:
        return State.OVERDUE
    is_measure = occurrence.duty.strength is Strength.MEASURE
    return State.ENDED_UNCONFIRMED if is_measure else State.PAST_TARGET


def _while_open(occurrence: Occurrence, deadline: Deadline, today: dt.date) -> State:
    if deadline.on == today:
        return State.TODAY
    if occurrence.kind is not Kind.WINDOW:
        return State.UPCOMING
    is_open = occurrence.opens_on is None or occurrence.opens_on <= today
    return State.OPEN if is_open else State.UPCOMING


def _in_season(first: dt.date, last: dt.date, today: dt.date) -> State:
    if today < first:
        return State.UPCOMING
    return State.SEASON if today <= last else State.CLOSED

"""Where an occurrence stands: the truth, and no alarm bigger than the source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jobs.duty import Duty, Strength
from jobs.ledger import Progress
from jobs.organisation import Organisation
from jobs.state import State, state_of
from jobs.stocktaking import stocktaking
from tests.planning.make import (
    due,
    entry,
    instant,
    occurrence,
    planner,
    town,
    undated,
    watch,
    window,
)

LAW = due("2026-12-04", Strength.LAW)
CUT_OFF = due("2026-12-04", until=dt.time(15, 0))
TARGET = due("2026-12-04", Strength.TARGET)
MEASURE = due("2026-12-04", Strength.MEASURE)
WINDOW = window("2026-11-01", "2026-12-04")
WATCH = watch("01-05", "01-20")


@pytest.mark.parametrize(
    ("duty", "at", "state"),
    [
        (LAW, "2026-12-03T23:59", State.UPCOMING),
        (LAW, "2026-12-04T23:59", State.TODAY),
        (LAW, "2026-12-05T00:00", State.OVERDUE),
        (CUT_OFF, "2026-12-04T15:00", State.TODAY),
        (CUT_OFF, "2026-12-04T15:01", State.OVERDUE),
        (TARGET, "2026-12-05T09:00", State.PAST_TARGET),
        (MEASURE, "2026-12-05T09:00", State.ENDED_UNCONFIRMED),
        (WINDOW, "2026-10-31T09:00", State.UPCOMING),
        (WINDOW, "2026-11-01T09:00", State.OPEN),
        (WINDOW, "2026-12-04T09:00", State.TODAY),
        (WINDOW, "2026-12-05T09:00", State.CLOSED),
        (WATCH, "2027-01-04T09:00", State.UPCOMING),
        (WATCH, "2027-01-20T09:00", State.SEASON),
        (WATCH, "2027-01-21T09:00", State.CLOSED),
        (undated(), "2027-01-21T09:00", State.UNDATED),
    ],
)
def test_states(duty: Duty, at: str, state: State) -> None:
    assert state_of(occurrence(duty), instant(at)) is state


def test_the_day_is_the_day_in_japan() -> None:
    midnight_in_japan = dt.datetime(2026, 12, 4, 15, 0, tzinfo=dt.UTC)
    assert state_of(occurrence(LAW), midnight_in_japan) is State.OVERDUE
    assert state_of(occurrence(LAW), midnight_in_japan - dt.timedelta(minutes=1)) is State.TODAY


def _starting(day: str) -> Organisation:
    return town(active_since=dt.date.fromisoformat(day))


def _backlog(duty: Duty, started: str, **fields: Any) -> list[State]:
    planned = planner(duty, "2026-04-01", "2027-04-01", **fields)
    return [item.state for item in stocktaking(planned, _starting(started), instant(started))]


def test_the_stock_taking_shows_the_backlog_and_what_is_running() -> None:
    assert _backlog(due("2026-03-31", Strength.REQUEST), "2026-11-24") == [State.PAST_TARGET]
    assert _backlog(due("2026-03-31", Strength.MEASURE), "2026-11-24") == [State.ENDED_UNCONFIRMED]
    assert _backlog(LAW, "2026-11-24") == [State.UPCOMING]
    assert _backlog(WINDOW, "2026-12-10") == []
    assert _backlog(due("2028-03-31"), "2026-11-24") == []
    assert _backlog(undated(), "2026-11-24") == []


def test_what_was_answered_leaves_the_stock_taking() -> None:
    answered = [entry(Progress.DONE, "2026-11-24", cycle="2025")]
    assert _backlog(due("2026-03-31"), "2026-11-24", entries=answered) == []

"""What staff say changes what they are sent."""

from __future__ import annotations

import datetime as dt

from jobs.duty import Strength
from jobs.ledger import Progress
from jobs.snooze import last_again_on
from tests.planning.make import (
    HOURS,
    day,
    due,
    entry,
    occurrence,
    plan,
    said,
    town,
    undated,
    watch,
    window,
    yearly,
)

FRIDAY = "2026-12-04"


def test_done_stops_everything() -> None:
    assert plan(due(FRIDAY), entries=[entry(Progress.DONE, "2026-10-01")]) == []


def test_confirmed_leaves_three_days_before_the_day_before_and_the_day() -> None:
    confirmed = [entry(Progress.CONFIRMED, "2026-09-01")]
    left = [("before-3", "12-01 Tue 10:00"), ("before-1", "12-03 Thu 10:00"), ("day", "12-04 Fri 08:30")]
    assert said(plan(due(FRIDAY), entries=confirmed)) == left
    assert said(plan(window("2026-10-07", FRIDAY), entries=confirmed)) == left
    assert plan(watch("10-01", "11-30"), entries=confirmed) == []


def test_later_is_silent_until_the_chosen_day() -> None:
    snoozed = [entry(Progress.TODO, "2026-10-20", again_on="2026-11-26")]
    assert said(plan(due(FRIDAY), since="2026-10-20", until="2026-12-05", entries=snoozed)) == [
        ("again-2026-11-26", "11-26 Thu 10:00"),
        ("before-1", "12-03 Thu 10:00"),
        ("day", "12-04 Fri 08:30"),
    ]


def test_later_cannot_lie_beyond_the_deadline() -> None:
    round_of = occurrence(due(FRIDAY))
    assert last_again_on(round_of, day("2026-11-01"), HOURS.calendar) == day(FRIDAY)
    in_closed_days = occurrence(due("2027-01-02"))
    assert last_again_on(in_closed_days, day("2026-12-01"), HOURS.calendar) == day("2026-12-28")
    # Even if the deadline was brought forward afterwards, its own day is spoken of.
    snoozed = [entry(Progress.TODO, "2026-11-01", again_on="2027-01-15")]
    kept = plan(due(FRIDAY), since="2026-11-01", until="2026-12-05", entries=snoozed)
    assert [each.step for each in kept] == ["day"]


def test_later_on_something_past_is_a_month_at_most() -> None:
    past = occurrence(due("2026-05-29", Strength.REQUEST))
    assert last_again_on(past, day("2026-07-01"), HOURS.calendar) == day("2026-08-01")


def test_a_chosen_day_that_is_closed_moves_earlier_but_never_into_the_past() -> None:
    chosen_on_friday = [entry(Progress.TODO, "2026-11-13", again_on="2026-11-15")]
    (first, *_) = plan(due(FRIDAY), since="2026-11-13", until="2026-12-05", entries=chosen_on_friday)
    assert said([first]) == [("again-2026-11-15", "11-16 Mon 10:00")]
    chosen_before = [entry(Progress.TODO, "2026-11-10", again_on="2026-11-15")]
    (first, *_) = plan(due(FRIDAY), since="2026-11-10", until="2026-12-05", entries=chosen_before)
    assert said([first]) == [("again-2026-11-15", "11-13 Fri 10:00")]


def test_not_applicable_is_asked_again_in_each_fiscal_year_while_the_duty_lasts() -> None:
    set_aside = [entry(Progress.NOT_APPLICABLE, "2026-10-01", cycle="2028")]
    asked = plan(due("2029-03-30"), until="2035-04-01", entries=set_aside)
    assert [(each.step, each.day) for each in asked] == [
        ("recheck-2027", dt.date(2027, 4, 12)),
        ("recheck-2028", dt.date(2028, 4, 17)),
    ]


def test_a_returning_duty_that_was_not_applicable_is_only_asked_about() -> None:
    set_aside = [entry(Progress.NOT_APPLICABLE, "2025-06-10", cycle="2025")]
    asked = plan(yearly("06-30"), since="2026-04-01", until="2028-04-01", entries=set_aside)
    assert [each.step for each in asked] == ["recheck-2026", "recheck-2027"]
    answered = [*set_aside, entry(Progress.TODO, "2026-04-20", cycle="2026")]
    assert "before-7" in [each.step for each in plan(yearly("06-30"), entries=answered)]


def test_an_undated_request_that_was_not_applicable_is_asked_again_too() -> None:
    set_aside = [entry(Progress.NOT_APPLICABLE, "2025-06-10", cycle="undated")]
    assert [each.step for each in plan(undated(), entries=set_aside)] == ["recheck-2026"]


def test_another_towns_answer_changes_nothing() -> None:
    other = [entry(Progress.DONE, "2026-10-01", code="011002")]
    assert plan(due(FRIDAY), entries=other) == plan(due(FRIDAY), organisation=town())


def test_a_round_that_nobody_closed_gives_way_to_the_next_one() -> None:
    late = plan(yearly("06-30"), since="2026-06-01", until="2026-08-01")
    assert {each.cycle for each in late if each.fire_at.month == 7} == {"2026"}

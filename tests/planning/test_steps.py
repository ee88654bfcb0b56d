"""What goes out, on which morning, for each kind of duty."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from jobs.duty import Audience, Narrowing, Strength
from jobs.ledger import Progress
from jobs.organisation import Organisation
from tests.planning.make import (
    OKINAWA,
    due,
    entry,
    plan,
    prefecture,
    said,
    town,
    undated,
    watch,
    window,
)

FRIDAY = "2026-12-04"


def test_a_fixed_date_counts_down_in_business_days_and_then_weekly() -> None:
    assert said(plan(due(FRIDAY), until="2026-12-22")) == [
        ("before-90", "07-17 Fri 10:00"),  # the Monday, 07-20, is a holiday
        ("before-30", "10-19 Mon 10:00"),
        ("before-7", "11-20 Fri 10:00"),  # the Monday, 11-23, is a holiday
        ("before-1", "12-03 Thu 10:00"),
        ("day", "12-04 Fri 08:30"),
        ("overdue-1", "12-07 Mon 10:00"),
        ("overdue-2", "12-14 Mon 10:00"),
        ("overdue-3", "12-21 Mon 10:00"),
    ]


def test_days_left_are_business_days() -> None:
    left = {each.step: each.days_left for each in plan(due(FRIDAY), until="2026-12-15")}
    assert left == {
        "before-90": 92, "before-30": 32, "before-7": 9, "before-1": 1, "day": 0,
        "overdue-1": -1, "overdue-2": -6,
    }  # fmt: skip


def test_a_request_past_its_target_is_mentioned_three_times_and_never_again() -> None:
    late = plan(due("2026-05-29", Strength.REQUEST), since="2026-05-30", until="2028-04-01")
    assert said(late) == [
        ("past-1", "06-01 Mon 10:00"),
        ("past-2", "07-06 Mon 10:00"),
        ("past-3", "08-03 Mon 10:00"),
    ]
    assert {each.reason.value for each in late} == {"past_target"}
    assert not any(each.hard for each in plan(due("2026-05-29", Strength.REQUEST)))


def test_the_end_of_a_measure_is_told_twice_before_and_once_after() -> None:
    assert said(plan(due("2027-03-31", Strength.MEASURE), until="2028-04-01")) == [
        ("before-90", "11-09 Mon 10:00"),
        ("before-30", "02-15 Mon 10:00"),
        ("past-1", "04-05 Mon 10:00"),
    ]


def test_a_deadline_in_the_closed_days_is_spoken_of_before_them() -> None:
    assert said(plan(due("2027-01-02"), since="2026-12-20", until="2027-01-13"))[:3] == [
        ("before-1", "12-25 Fri 10:00"),
        ("day", "12-28 Mon 08:30"),
        ("overdue-1", "01-04 Mon 10:00"),
    ]


def test_a_local_holiday_moves_only_the_towns_that_have_it() -> None:
    on_the_day: dict[str, Any] = {"since": "2026-06-22", "until": "2026-06-24"}
    assert ("day", "06-22 Mon 08:30") in said(
        plan(due("2026-06-23"), organisation=town(hours=OKINAWA), **on_the_day)
    )
    assert said(plan(due("2026-06-23"), **on_the_day))[-1] == ("day", "06-23 Tue 08:30")


def test_a_cut_off_before_the_office_opens_is_told_the_day_before() -> None:
    early = plan(due(FRIDAY, until=dt.time(8, 0)), since="2026-12-01", until="2026-12-05")
    assert said(early) == [("day", "12-03 Thu 10:00")]
    assert early[0].expires_at.time() == dt.time(8, 0)


def test_a_window_is_told_when_it_opens_two_weeks_and_three_days_before_and_on_closing() -> None:
    assert said(plan(window("2026-10-07", "2026-11-13"))) == [
        ("opens", "10-05 Mon 10:00"),
        ("before-10", "10-26 Mon 10:00"),
        ("before-3", "11-10 Tue 10:00"),
        ("day", "11-13 Fri 08:30"),
    ]


def test_nothing_is_counted_down_before_a_short_window_opens() -> None:
    assert said(plan(window("2026-10-07", "2026-10-14"))) == [
        ("opens", "10-05 Mon 10:00"),
        ("before-3", "10-08 Thu 10:00"),
        ("day", "10-14 Wed 08:30"),
    ]


def test_a_watched_season_is_told_at_its_start_and_near_its_end() -> None:
    assert said(plan(watch("01-05", "01-20"))) == [
        ("season", "01-08 Fri 10:00"),  # 01-11 is a holiday
        ("season-end", "01-18 Mon 10:00"),
    ]
    assert said(plan(watch("09-01", "09-30", only_in=2025))) == []


def test_a_request_without_a_date_is_never_sent() -> None:
    assert plan(undated()) == []


def test_in_the_first_days_of_april_only_digests_and_fixed_dates_go_out() -> None:
    april: dict[str, Any] = {"since": "2027-04-01", "until": "2027-04-11"}
    assert said(plan(due("2027-04-08"), **april)) == [
        ("before-1", "04-05 Mon 10:00"),
        ("day", "04-08 Thu 08:30"),
    ]
    assert said(plan(due("2027-04-08", Strength.REQUEST), **april)) == [("day", "04-05 Mon 10:00")]


def test_a_second_person_hears_once_of_what_stays_overdue() -> None:
    configured = town(has_second_person=True)
    sent = plan(due(FRIDAY), until="2027-04-01", organisation=configured)
    assert said([each for each in sent if each.to_second_person]) == [("escalated", "12-14 Mon 10:00")]
    assert not any(each.to_second_person for each in plan(due(FRIDAY)))


def test_a_reminder_is_useless_once_the_next_one_is_out() -> None:
    sent = plan(due(FRIDAY), until="2026-12-05")
    for earlier, later in pairwise(sent):
        assert earlier.expires_at == later.fire_at
    assert sent[-1].expires_at.time() == dt.time(17, 15)


def test_tags_and_kinds_decide_who_is_bound() -> None:
    towns_only = due(FRIDAY, audience=Audience.MUNICIPALITIES)
    assert plan(towns_only)
    assert plan(towns_only, organisation=prefecture()) == []
    tagged = due(FRIDAY, narrowing=Narrowing(required=frozenset({"札"})))
    assert plan(tagged) == []
    assert plan(tagged, organisation=town(tags=frozenset({"札"})))
    core_city = due(FRIDAY, audience=Audience.PREFECTURES, narrowing=Narrowing(admitting=frozenset({"中枢"})))
    assert plan(core_city) == []
    assert plan(core_city, organisation=town(tags=frozenset({"中枢"})))


def _since(text: str) -> Organisation:
    return town(active_since=dt.date.fromisoformat(text))


def test_starting_late_never_sends_the_past() -> None:
    started = plan(due(FRIDAY), organisation=_since("2026-11-24"), until="2026-12-05")
    assert said(started) == [("before-1", "12-03 Thu 10:00"), ("day", "12-04 Fri 08:30")]
    assert plan(due("2026-04-30"), organisation=_since("2026-11-24")) == []


def test_a_backlog_that_was_looked_through_is_followed_up_from_then_on() -> None:
    looked = [entry(Progress.TODO, "2026-12-01", cycle="2025")]
    since = _since("2026-11-24")
    late = plan(due("2026-03-31", Strength.REQUEST), entries=looked, organisation=since)
    assert said(late) == [
        ("past-1", "01-04 Mon 10:00"),
        ("past-2", "02-01 Mon 10:00"),
        ("past-3", "03-01 Mon 10:00"),
    ]

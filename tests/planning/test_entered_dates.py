"""Dates that people enter: the prefecture's deadline, the real dates of a watched window, corrections."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jobs.changes import Row, RowState, changes
from jobs.deadline import Issuer
from jobs.duty import Duty, Kind, Strength
from jobs.entered_date import EVERYONE, EnteredDate
from jobs.reminder import Reminder
from tests.planning.make import (
    day,
    deadline,
    due,
    instant,
    plan,
    planner,
    prefecture,
    said,
    town,
    undated,
    watch,
)

REQUEST = due("2027-03-31", Strength.REQUEST)


def of_the_prefecture(on: str, entered_on: str = "2026-11-18", scope: str = "20") -> EnteredDate:
    by_the_prefecture = deadline(on, issuer=Issuer.PREFECTURE)
    return EnteredDate("T1", "2026", scope, by_the_prefecture, day(entered_on))


def window_of(opens: str, closes: str, entered_on: str) -> EnteredDate:
    return EnteredDate("T1", "2026", EVERYONE, deadline(closes), day(entered_on), day(opens))


def test_the_earlier_deadline_of_the_prefecture_is_the_one_to_remind_by() -> None:
    sent = plan(REQUEST, since="2026-11-18", until="2026-12-08", entered=[of_the_prefecture("2026-12-04")])
    assert said(sent) == [
        ("announced", "11-19 Thu 10:00"),
        ("before-7", "11-20 Fri 10:00"),
        ("before-1", "12-03 Thu 10:00"),
        ("day", "12-04 Fri 08:30"),
        ("overdue-1", "12-07 Mon 10:00"),
    ]
    assert {(each.asked_by, each.due_on) for each in sent} == {(Issuer.PREFECTURE, day("2026-12-04"))}


def test_both_deadlines_stay_to_be_shown() -> None:
    planned = planner(REQUEST, "2026-04-01", "2027-04-01", entered=[of_the_prefecture("2026-12-04")])
    (both,) = planned.occurrences(town())
    assert both.national is not None and both.national.on == day("2027-03-31")
    assert both.prefectural is not None and both.prefectural.on == day("2026-12-04")


def test_a_later_deadline_of_the_prefecture_does_not_hide_the_national_one() -> None:
    sent = plan(REQUEST, since="2027-03-25", entered=[of_the_prefecture("2027-04-20")])
    assert sent[-1].due_on == day("2027-03-31")
    assert sent[-1].asked_by is Issuer.NATIONAL


def test_one_entry_reaches_all_towns_of_the_prefecture_and_nobody_else() -> None:
    entered = [of_the_prefecture("2026-12-04")]
    near: dict[str, Any] = {"since": "2026-12-03", "until": "2026-12-05", "entered": entered}
    assert plan(REQUEST, organisation=town("202011"), **near)
    assert plan(REQUEST, organisation=town("011002"), **near) == []
    assert plan(REQUEST, organisation=prefecture(), **near) == []


def test_a_request_without_a_date_gets_the_date_that_the_prefecture_sets() -> None:
    sent = plan(undated(), entered=[of_the_prefecture("2026-12-04")], since="2026-12-01", until="2026-12-05")
    assert said(sent) == [("before-1", "12-03 Thu 10:00"), ("day", "12-04 Fri 08:30")]


def test_a_watched_window_becomes_a_window_once_its_dates_are_entered() -> None:
    watched = watch("01-05", "01-20")
    entered = [window_of("2027-01-25", "2027-02-19", "2027-01-13")]
    (known,) = [
        each
        for each in planner(watched, "2026-04-01", "2027-03-01", entered=entered).occurrences(town())
        if each.cycle == "2026"
    ]
    assert known.kind is Kind.WINDOW
    assert said(plan(watched, since="2027-01-13", entered=entered, until="2027-02-20")) == [
        ("announced", "01-14 Thu 10:00"),
        ("opens", "01-25 Mon 10:00"),
        ("before-10", "02-01 Mon 10:00"),
        ("before-3", "02-16 Tue 10:00"),
        ("day", "02-19 Fri 08:30"),
    ]


def test_the_next_year_is_watched_again() -> None:
    entered = [window_of("2027-01-25", "2027-02-19", "2027-01-13")]
    later = plan(watch("01-05", "01-20"), since="2027-12-01", until="2028-03-01", entered=entered)
    assert [each.step for each in later] == ["season", "season-end"]


def rows_of(reminders: list[Reminder], at: dt.datetime) -> list[Row]:
    return [
        Row(each.id, each.organisation, each.duty, each.cycle, each.step, each.fire_at,
            RowState.QUEUED if each.fire_at < at else RowState.PLANNED)
        for each in reminders
    ]  # fmt: skip


def replanned(before: Duty, after: Duty, at: str) -> tuple[list[Row], list[Reminder]]:
    return rows_of(plan(before), instant(at)), plan(after)


def test_planning_twice_changes_nothing() -> None:
    rows, again = replanned(REQUEST, REQUEST, "2026-12-10")
    result = changes(rows, again, instant("2026-12-10"))
    assert (result.insert, result.replan, result.cancel, result.not_again) == ((), (), (), ())


def test_a_corrected_date_cancels_the_old_rows_and_does_not_repeat_the_past() -> None:
    corrected = due("2026-12-07", corrected_on=day("2026-12-02"))
    rows, again = replanned(due("2026-12-04"), corrected, "2026-12-02T12:00")
    result = changes(rows, again, instant("2026-12-02T12:00"))
    cancelled = {row.step for row in rows if row.id in result.cancel}
    assert {"before-1", "day", "overdue-1"} <= cancelled
    assert not any(row.state is RowState.QUEUED for row in rows if row.id in result.cancel)
    assert said(result.insert)[:3] == [
        ("announced", "12-03 Thu 10:00"),
        ("before-1", "12-04 Fri 10:00"),
        ("day", "12-07 Mon 08:30"),
    ]
    assert {each.step for each in result.not_again} == {"before-90", "before-30", "before-7"}


def test_a_step_that_has_just_gone_out_is_not_sent_again_for_the_new_date() -> None:
    rows, again = replanned(due("2026-12-04"), due("2026-12-10"), "2026-11-21")
    result = changes(rows, again, instant("2026-11-21"))
    assert "before-7" in {each.step for each in result.not_again}
    assert "before-7" not in {each.step for each in result.insert}


def test_a_date_that_is_corrected_back_sets_its_cancelled_rows_to_planned() -> None:
    planned = plan(due("2026-12-04"))
    cancelled = [
        Row(each.id, each.organisation, each.duty, each.cycle, each.step, each.fire_at, RowState.CANCELLED)
        for each in planned
    ]
    result = changes(cancelled, planned, instant("2026-12-01"))
    assert result.insert == ()
    assert said(result.replan)[:2] == [("before-1", "12-03 Thu 10:00"), ("day", "12-04 Fri 08:30")]


def test_what_is_due_but_not_yet_queued_is_kept_and_a_missed_row_stays_missed() -> None:
    planned = plan(due("2026-12-04"))
    at = instant("2026-12-04T08:31")
    rows = [
        Row(each.id, each.organisation, each.duty, each.cycle, each.step, each.fire_at,
            RowState.MISSED if each.step == "before-1" else RowState.PLANNED)
        for each in planned
    ]  # fmt: skip
    result = changes(rows, planned, at)
    assert result.cancel == ()
    assert [each.step for each in result.not_again] == ["before-1"]

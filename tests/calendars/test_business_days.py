import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars.business_days import YEAR_END, BusinessCalendar
from knowledge.calendars.month_day import MonthDay, MonthDaySpan
from knowledge.calendars.national_holidays import national_holidays
from tests.calendars.days import DAYS, EDGES

OFFICE = BusinessCalendar()


@pytest.mark.parametrize(
    "closed",
    [
        dt.date(2026, 11, 23),  # 勤労感謝の日
        dt.date(2026, 9, 22),  # 国民の休日 between two holidays
        dt.date(2027, 3, 22),  # 振替休日
        dt.date(2026, 12, 29),
        dt.date(2027, 1, 3),
        dt.date(2026, 11, 28),  # 土
        dt.date(2026, 11, 29),  # 日
    ],
)
def test_closed_days(closed: dt.date) -> None:
    assert not OFFICE.is_business_day(closed)


def test_the_last_and_first_business_days_around_new_year() -> None:
    assert OFFICE.previous_or_same(dt.date(2027, 1, 3)) == dt.date(2026, 12, 28)
    assert OFFICE.next_or_same(dt.date(2026, 12, 29)) == dt.date(2027, 1, 4)


def test_local_holidays_are_configured() -> None:
    okinawa = BusinessCalendar(yearly_closures=YEAR_END | {MonthDay.parse("06-23")})
    hiroshima = BusinessCalendar(yearly_closures=YEAR_END | {MonthDay.parse("8/6")})
    assert OFFICE.is_business_day(dt.date(2026, 6, 23))
    assert not okinawa.is_business_day(dt.date(2026, 6, 23))
    assert OFFICE.is_business_day(dt.date(2026, 8, 6))
    assert not hiroshima.is_business_day(dt.date(2026, 8, 6))


def test_a_single_day_can_be_closed() -> None:
    day = dt.date(2026, 11, 24)
    assert not dataclasses.replace(OFFICE, closed_days=frozenset({day})).is_business_day(day)


def test_a_reminder_before_a_sunday_deadline_comes_on_friday() -> None:
    sunday = dt.date(2026, 11, 29)
    assert OFFICE.add(sunday, -1) == dt.date(2026, 11, 27)
    assert OFFICE.previous_or_same(sunday) == dt.date(2026, 11, 27)


def test_days_left_are_counted_in_business_days() -> None:
    assert OFFICE.count_between(dt.date(2026, 11, 23), dt.date(2026, 12, 4)) == 9
    assert OFFICE.count_between(dt.date(2026, 12, 4), dt.date(2026, 12, 4)) == 0
    assert OFFICE.count_between(dt.date(2026, 12, 4), dt.date(2026, 12, 1)) == -3


@given(DAYS)
def test_reminders_move_earlier_and_never_far(day: dt.date) -> None:
    moved = OFFICE.previous_or_same(day)
    assert OFFICE.is_business_day(moved)
    assert dt.timedelta() <= day - moved <= dt.timedelta(days=10)
    assert (moved == day) == OFFICE.is_business_day(day)


@given(DAYS, st.integers(-40, 40))
def test_adding_and_counting_agree(day: dt.date, steps: int) -> None:
    start = OFFICE.previous_or_same(day)
    reached = OFFICE.add(start, steps)
    assert OFFICE.is_business_day(reached)
    assert OFFICE.count_between(start, reached) == steps
    assert OFFICE.add(reached, -steps) == start


@pytest.mark.parametrize("day", EDGES)
def test_edges_have_business_days_on_both_sides(day: dt.date) -> None:
    assert OFFICE.add(day, -1) < day < OFFICE.add(day, 1)


@given(st.integers(2000, 2050))
def test_every_year_has_the_same_holidays_by_law(year: int) -> None:
    days = national_holidays(year)
    assert {(1, 1), (5, 3), (5, 5), (11, 3), (11, 23)} <= {(day.month, day.day) for day in days}
    assert 15 <= len(days) <= 25


def test_a_calendar_that_never_opens_is_refused() -> None:
    every_day = frozenset(MonthDay.of(dt.date(2028, 1, 1) + dt.timedelta(days=n)) for n in range(366))
    with pytest.raises(ValueError, match="no business day"):
        BusinessCalendar(yearly_closures=every_day).next_or_same(dt.date(2026, 1, 1))


@pytest.mark.parametrize("written", ["6月23日", "13-01", "02-30", "", "6-23-1"])
def test_a_mistyped_local_holiday_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        MonthDay.parse(written)


def test_a_span_may_run_over_the_end_of_the_year() -> None:
    span = MonthDaySpan(MonthDay(12, 25), MonthDay(1, 5))
    assert dt.date(2026, 12, 31) in span
    assert dt.date(2027, 1, 5) in span
    assert dt.date(2027, 1, 6) not in span
    assert dt.date(2028, 2, 29) in MonthDaySpan(MonthDay(2, 29), MonthDay(2, 29))

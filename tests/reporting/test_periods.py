"""Weeks and months that are over."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.report import Rhythm, complete_before

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(DAYS, st.sampled_from(Rhythm), st.integers(0, 60))
def test_a_period_is_over_and_follows_the_one_before_without_a_gap(day, rhythm, back):
    period = complete_before(rhythm, day, back=back)
    assert period.first <= period.last < day
    assert complete_before(rhythm, day, back=back + 1).end == period.first
    assert complete_before(rhythm, period.end) == period


@given(DAYS)
def test_a_week_begins_on_monday_and_a_month_on_its_first(day):
    week, month = (complete_before(each, day) for each in (Rhythm.WEEKLY, Rhythm.MONTHLY))
    assert (week.first.weekday(), (week.end - week.first).days) == (0, 7)
    assert (month.first.day, month.end.day) == (1, 1)
    assert day - week.end < dt.timedelta(days=7)


def test_days_are_those_of_japan():
    since, until = complete_before(Rhythm.WEEKLY, dt.date(2026, 11, 24)).span
    assert since.astimezone(dt.UTC) == dt.datetime(2026, 11, 15, 15, tzinfo=dt.UTC)
    assert until.astimezone(dt.UTC) == dt.datetime(2026, 11, 22, 15, tzinfo=dt.UTC)

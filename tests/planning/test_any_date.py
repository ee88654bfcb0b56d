"""What holds for every date from 2000 to 2050, every kind of duty and every answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.deadline import OFFICE_CLOSES
from jobs.digest import digests
from jobs.duty import Duty, Strength
from jobs.ledger import LedgerEntry, Progress
from jobs.occurrences import occurrences_of
from jobs.organisation import Organisation
from jobs.rhythm import Rhythm
from jobs.season import Season, day_in
from jobs.step import Reason
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.month_day import MonthDay
from knowledge.calendars.office_hours import JAPAN
from tests.planning.make import HOURS, OKINAWA, due, plan, town, window, yearly

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31))
YEARS = st.integers(2000, 2050).map(FiscalYear)
DAYS_OF_YEAR = st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)).map(MonthDay.of)
TIMES = st.one_of(st.none(), st.times(dt.time(0, 1), dt.time(23, 59)))
DUE = st.builds(
    lambda on, strength, until: due(on, strength, until=until), DAYS, st.sampled_from(Strength), TIMES
)
WINDOWS = st.builds(
    lambda closes, length, until: window(
        (closes - dt.timedelta(days=length)).isoformat(), closes.isoformat(), until
    ),
    DAYS,
    st.integers(0, 120),
    TIMES,
)
DUTIES = st.one_of(DUE, WINDOWS)
TOWNS = st.sampled_from([town(), town(hours=OKINAWA, has_second_person=True)])
LATE = (Reason.OVERDUE, Reason.PAST_TARGET, Reason.ENDED, Reason.ESCALATED)


def closing(duty: Duty) -> dt.datetime:
    deadline = (duty.deadlines or tuple(each.deadline for each in duty.windows))[0]
    return dt.datetime.combine(deadline.on, deadline.until or OFFICE_CLOSES, tzinfo=JAPAN)


def around(duty: Duty) -> dict[str, Any]:
    """A span with every reminder of the duty and most of a year after it."""
    year = closing(duty).year
    return {"since": f"{year - 1}-01-01", "until": f"{year + 1}-12-31"}


@given(DUTIES, TOWNS)
@settings(max_examples=150, deadline=None)
def test_messages_leave_on_business_mornings_in_time(duty: Duty, organisation: Organisation) -> None:
    at, rhythm = closing(duty), Rhythm()
    for each in plan(duty, organisation=organisation, **around(duty)):
        assert organisation.hours.calendar.is_business_day(each.day)
        assert each.fire_at.timetz().replace(tzinfo=None) in (rhythm.digest_at, rhythm.cutoff_at)
        assert each.fire_at < each.expires_at
        assert each.fire_at.utcoffset() == dt.timedelta(hours=9)
        assert (each.day > at.date()) if each.reason in LATE else (each.fire_at < at)


@given(DUTIES, TOWNS)
@settings(max_examples=150, deadline=None)
def test_nobody_gets_two_messages_on_one_day(duty: Duty, organisation: Organisation) -> None:
    planned = plan(duty, organisation=organisation, **around(duty))
    messages = digests(planned, lambda _reminder: [("the one person", False)])
    a_day = Counter((each.recipient, each.fire_at.date()) for each in messages)
    assert set(a_day.values()) <= {1}
    assert len({each.id for each in planned}) == len(planned)


@given(DUE, TOWNS)
@settings(max_examples=100, deadline=None)
def test_only_a_law_or_a_fixed_date_is_ever_called_overdue(duty: Duty, organisation: Organisation) -> None:
    planned = plan(duty, organisation=organisation, **around(duty))
    assert duty.strength.firm or not any(each.reason is Reason.OVERDUE or each.hard for each in planned)
    if not duty.strength.firm:
        assert sum(each.reason in LATE for each in planned) <= 3


@given(DUE, st.integers(0, 200), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_later_never_hides_the_day_of_a_fixed_date(duty: Duty, days_before: int, wish: int) -> None:
    at = closing(duty)
    chosen = at.date() - dt.timedelta(days=days_before)
    snoozed = LedgerEntry(
        "204889", "T1", str(fiscal_year_of(at.date()).year), Progress.TODO, chosen,
        chosen + dt.timedelta(days=wish),
    )  # fmt: skip
    planned = plan(duty, entries=[snoozed], **around(duty))
    last_word = [each for each in planned if each.reason not in LATE]
    assert last_word
    assert not duty.strength.firm or any(each.hard for each in planned)


@given(YEARS, DAYS_OF_YEAR)
def test_a_yearly_deadline_comes_once_in_each_fiscal_year(year: FiscalYear, on: MonthDay) -> None:
    (only,) = occurrences_of(yearly(f"{on.month:02}-{on.day:02}"), [year])
    assert only.last_day is not None
    assert only.last_day in year
    assert only.cycle == str(year.year)
    assert only.last_day.month == on.month


def test_the_leap_day_is_the_last_of_february_in_other_years() -> None:
    assert day_in(FiscalYear(2027), MonthDay(2, 29)) == dt.date(2028, 2, 29)
    assert day_in(FiscalYear(2026), MonthDay(2, 29)) == dt.date(2027, 2, 28)


@given(YEARS, DAYS_OF_YEAR, DAYS_OF_YEAR)
def test_a_season_begins_in_its_fiscal_year_and_runs_forward(
    year: FiscalYear, first: MonthDay, last: MonthDay
) -> None:
    span = Season(first, last, "原文").in_year(year)
    assert span is not None
    assert span[0] in year
    assert dt.timedelta(0) <= span[1] - span[0] < dt.timedelta(days=366)


@given(DAYS)
def test_a_digest_day_is_never_later_than_asked_and_at_most_two_weeks_earlier(on: dt.date) -> None:
    digest = Rhythm().digest_by(on, HOURS.calendar)
    assert on - dt.timedelta(days=14) <= digest <= on
    assert next(Rhythm().digests_after(digest, HOURS.calendar)) > on


@given(DUTIES, TOWNS)
@settings(max_examples=60, deadline=None)
def test_planning_in_pieces_gives_the_same_reminders(duty: Duty, organisation: Organisation) -> None:
    at = closing(duty)
    cut = f"{at.date():%Y-%m-%d}"
    whole = around(duty)
    pieces = [
        plan(duty, organisation=organisation, since=str(whole["since"]), until=cut),
        plan(duty, organisation=organisation, since=cut, until=str(whole["until"])),
    ]
    together = plan(duty, organisation=organisation, **whole)
    assert {each.id for piece in pieces for each in piece} == {each.id for each in together}

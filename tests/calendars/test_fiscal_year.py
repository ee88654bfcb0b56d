import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of, last_day_of_month
from tests.calendars.days import DAYS, EDGES

YEARS = st.integers(2000, 2050).map(FiscalYear)


def test_reiwa_7_runs_from_april_2025_to_march_2026() -> None:
    year = FiscalYear(2025)
    assert (year.start, year.end) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))
    assert (year.label, year.short) == ("令和7年度", "R7年度")


def test_the_end_of_fiscal_2030_lies_in_2031() -> None:
    assert FiscalYear(2030).end == dt.date(2031, 3, 31)


@pytest.mark.parametrize(
    ("year", "label"),
    [(2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"), (1988, "昭和63年度")],
)
def test_a_year_of_change_has_one_label(year: int, label: str) -> None:
    assert FiscalYear(year).label == label


@pytest.mark.parametrize("day", EDGES)
def test_edges_of_years_belong_to_their_fiscal_year(day: dt.date) -> None:
    assert day in fiscal_year_of(day)


@given(DAYS)
def test_every_day_lies_in_exactly_one_fiscal_year(day: dt.date) -> None:
    year = fiscal_year_of(day)
    assert day in year
    assert day not in year + 1
    assert day not in year + -1
    assert year.calendar_year(day.month) == day.year


@given(YEARS)
def test_years_follow_each_other_without_a_gap(year: FiscalYear) -> None:
    assert year.end + dt.timedelta(days=1) == (year + 1).start


@given(YEARS)
def test_quarters_and_halves_tile_the_year(year: FiscalYear) -> None:
    for parts in ([year.quarter(n) for n in range(1, 5)], [year.half(n) for n in (1, 2)]):
        assert parts[0][0] == year.start
        assert parts[-1][1] == year.end
        for (_, end), (start, _) in itertools.pairwise(parts):
            assert start == end + dt.timedelta(days=1)


def test_the_fourth_quarter_lies_in_the_next_calendar_year() -> None:
    assert FiscalYear(2023).quarter(4) == (dt.date(2024, 1, 1), dt.date(2024, 3, 31))


def test_leap_february() -> None:
    assert last_day_of_month(2028, 2) == dt.date(2028, 2, 29)
    assert last_day_of_month(2027, 2) == dt.date(2027, 2, 28)

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars import date_wording
from knowledge.calendars.era import ERAS, EraYear, era_named, era_of, era_year_of


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2019, 4, 30), "平成31年"),
        (dt.date(2019, 5, 1), "令和元年"),
        (dt.date(1989, 1, 7), "昭和64年"),
        (dt.date(1989, 1, 8), "平成元年"),
        (dt.date(1926, 12, 24), "大正15年"),
        (dt.date(1926, 12, 25), "昭和元年"),
        (dt.date(1912, 7, 29), "明治45年"),
        (dt.date(1912, 7, 30), "大正元年"),
        (dt.date(1873, 1, 1), "明治6年"),
        (dt.date(2026, 3, 31), "令和8年"),
    ],
)
def test_a_day_has_the_year_of_the_era_in_force(day: dt.date, written: str) -> None:
    assert str(era_year_of(day)) == written


def test_days_before_the_gregorian_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="1872-12-31"):
        era_of(dt.date(1872, 12, 31))


@pytest.mark.parametrize(("word", "year", "gregorian"), [("R", 7, 2025), ("平成", 32, 2020), ("H", 9, 1997)])
def test_names_and_letters_count_alike(word: str, year: int, gregorian: int) -> None:
    assert era_named(word).gregorian(year) == gregorian


def test_no_era_has_a_year_zero() -> None:
    with pytest.raises(ValueError, match="no year 0"):
        era_named("令和").gregorian(0)


@given(st.dates(dt.date(1873, 1, 1), dt.date(2050, 12, 31)))
def test_era_years_round_trip(day: dt.date) -> None:
    written = era_year_of(day)
    assert written.gregorian == day.year
    assert written.year >= 1
    assert EraYear(era_named(written.era.letter), written.year) == written


def test_eras_are_ordered_newest_first() -> None:
    assert sorted(ERAS, key=lambda era: era.began_on, reverse=True) == list(ERAS)


def test_wording_of_a_date() -> None:
    day = dt.date(2025, 6, 27)
    assert date_wording.era_date(day) == "令和7年6月27日"
    assert date_wording.era_date_with_weekday(day) == "令和7年6月27日（金）"
    assert date_wording.short_era_date(day) == "R7.6.27"
    assert date_wording.western_date_with_weekday(day) == "2025年6月27日（金）"
    assert date_wording.month_day_with_weekday(day) == "6月27日（金）"
    assert date_wording.short_month_day_with_weekday(day) == "6/27（金）"


def test_the_first_year_of_an_era_is_written_with_its_own_character() -> None:
    assert date_wording.era_date(dt.date(2019, 5, 1)) == "令和元年5月1日"

"""Years that a question names by how long ago they were."""

import datetime as dt

import pytest

from bot.answering.years import by_number

NOVEMBER, FEBRUARY = dt.date(2026, 11, 24), dt.date(2027, 2, 1)


@pytest.mark.parametrize(
    ("asked", "as_of", "meant"),
    [
        ("去年の県の照会", NOVEMBER, "令和7年の県の照会"),
        ("昨年度の研修と一昨年の研修", NOVEMBER, "令和7年度の研修と令和6年の研修"),
        ("昨年度の研修", FEBRUARY, "令和7年度の研修"),
        ("今年度と来年度の予定", NOVEMBER, "今年度と来年度の予定"),
        ("令和5年度の研修", NOVEMBER, "令和5年度の研修"),
        ("前年度繰上充用とは", NOVEMBER, "前年度繰上充用とは"),
    ],
)
def test_last_year_has_a_number(asked, as_of, meant):
    assert by_number(asked, as_of) == meant

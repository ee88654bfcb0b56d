"""One spelling for search, on both sides."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.dates import canonical_dates


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("令和７年度の研修", "2025年度の研修"),
        ("Ｒ７の研修", "2025年度の研修"),
        ("R7年度の研修", "2025年度の研修"),
        ("2025年度の研修", "2025年度の研修"),
        ("令 和 ７ 年 度 の研修", "2025年度 の研修"),
        ("令和7年の研修", "2025年の研修"),
        ("令和元年5月", "2019年5月"),
        ("令和7年6月27日（金）17時必着", "2025年6月27日17時必着"),
        ("R7.6.27", "2025年6月27日"),
        ("2025/6/27", "2025年6月27日"),
        ("（令和5～7年度）", "（2023年度～2025年度）"),
        ("令和6年度と7年度", "2024年度と2025年度"),
        ("今年度の研修は12月", "今年度の研修は12月"),
        ("第7条、3.0版、1990年代", "第7条、3.0版、1990年代"),
    ],
)
def test_spellings_meet(written: str, canonical: str) -> None:
    assert canonical_dates(written) == canonical


def test_a_bare_year_needs_an_era() -> None:
    assert canonical_dates("７年度の研修") == "７年度の研修"
    assert canonical_dates("７年度の研修", written_on=dt.date(2026, 1, 1)) == "2025年度の研修"

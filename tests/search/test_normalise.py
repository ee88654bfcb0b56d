"""Questions and passages meet in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.bigrams import bigrams
from knowledge.search.normalise import kanji_number, normalise
from knowledge.search.words import Words

words = Words()


@pytest.mark.parametrize(
    "text",
    [
        "令和7年度",
        "令和七年度",
        "R7",
        "R7年度",
        "Ｒ７年度",
        "r.7",
        "7年度",
        "７年度",
        "2025年度",
        "令和 7 年度",
    ],
)
def test_a_fiscal_year_has_one_spelling(text: str) -> None:
    assert normalise(text) == "2025年度"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和7年", "2025年"),
        ("令和元年", "2019年"),
        ("平成31年", "2019年"),
        ("第五条第二項", "第5条第2項"),
        ("第十三条の二", "第13条の二"),
        ("1,000,000円", "1000000円"),
        ("三百万円", "300万円"),
        ("ＣＩＯ", "cio"),
        ("A4用紙", "a4用紙"),
        ("USB3.0", "usb3.0"),
    ],
)
def test_numbers_and_widths(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("二十三", 23), ("百五", 105), ("千二百", 1200), ("二〇", 20)]
)
def test_kanji_numbers(text: str, value: int) -> None:
    assert kanji_number(text) == value


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    normalise(text)
    assert all(bigrams(text))


def test_spelling_variants_are_one_word() -> None:
    assert words("申込み") == words("申し込み")
    assert words("サーバー") == words("サーバ")


def test_a_number_with_its_counter_is_a_word() -> None:
    assert {"74号", "74"} <= set(words("総行情第74号"))
    assert "74号" in words("74号の通知")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("情シス", "情報システム担当"),
        ("特交", "特別交付税"),
        ("リーダー研修", "DX推進リーダー研修"),
        ("共創PF", "共創プラットフォーム"),
    ],
)
def test_an_abbreviation_brings_its_long_form(short: str, long: str) -> None:
    assert set(words(long)) <= set(words(f"{short}について"))


def test_a_short_word_inside_another_is_left_alone() -> None:
    assert "マイナンバー" not in "".join(words("マイナス"))

"""Amounts, rates, counts and times are read the same however they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.quantities import Bound, Kind, Quantity, read


def only(text: str) -> Quantity:
    [found] = read(text).quantities
    return found


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("対象経費100万円", 1_000_000),
        ("百万円", 1_000_000),
        ("１，０００，０００円", 1_000_000),
        ("1億2,000万円", 120_000_000),
        ("3,500千円", 3_500_000),
        ("81百万円", 81_000_000),
        ("1人あたり2,000万円", 20_000_000),
        ("0.8億円", 80_000_000),
        ("二千円", 2_000),
    ],
)
def test_amounts(text, yen):
    assert (only(text).kind, only(text).amount) == (Kind.MONEY, yen)


@pytest.mark.parametrize(
    "text", ["措置率0.7", "7割", "70％", "70パーセント", "10分の7", "十分の七", "7/10", "その0.7を"]
)
def test_rates(text):
    assert (only(text).kind, only(text).amount) == (Kind.RATE, Fraction(7, 10))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("3名分まで", 3, "人"),
        ("一人につき五名", 5, "人"),
        ("3か所", 3, "か所"),
        ("三箇月", 3, "か月"),
        ("6,509時間", 6509, "時間"),
        ("10日間", 10, "日"),
        ("5分間", 5, "分"),
    ],
)
def test_counts(text, amount, unit):
    assert (only(text).amount, only(text).unit) == (amount, unit)


@pytest.mark.parametrize("text", ["14日以内", "十四日以内", "１４日以内に届け出る"])
def test_a_term_in_kanji(text):
    assert (only(text).amount, only(text).unit, only(text).bound) == (14, "日", Bound.MOST)


@pytest.mark.parametrize("text", ["午後5時15分", "17時15分", "17:15"])
def test_times_of_day(text):
    assert (only(text).kind, only(text).amount) == (Kind.TIME, 17 * 60 + 15)


@pytest.mark.parametrize(
    "text",
    [
        "一部",
        "十分に注意",
        "七日まで",
        "一日の流れ",
        "千代田区",
        "第三者",
        "第2回",
        "1人につき",
        "（単位：千円）",
    ],
)
def test_words_with_numbers_are_no_quantities(text):
    assert read(text).quantities == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("50万円以上", Bound.LEAST),
        ("50万円以下", Bound.MOST),
        ("50万円までを上限に", Bound.MOST),
        ("上限は50万円", Bound.MOST),
        ("50万円です", Bound.NONE),
    ],
)
def test_bounds(text, bound):
    assert only(text).bound is bound


def test_a_ceiling_and_a_floor_do_not_contradict_each_other():
    assert not only("50万円以上").compares_with(only("500万円以下"))
    assert only("50万円以上").compares_with(only("60万円"))
    assert not only("3人").compares_with(only("3回"))


def test_a_rounded_number_agrees_with_the_exact_one():
    assert only("約1,200時間").agrees(only("1,212時間"))
    assert not only("1,200時間").agrees(only("1,212時間"))
    assert not only("約1,200時間").agrees(only("1,500時間"))


def test_what_is_left_is_the_text_without_its_quantities():
    assert read("上限は100万円で、率は0.7です").rest.split() == ["上限は", "で、率は", "です"]


@given(yen=st.integers(1, 10**12))
def test_any_amount_is_the_same_with_and_without_commas(yen):
    assert only(f"{yen}円") == only(f"{yen:,}円") == Quantity(Kind.MONEY, Fraction(yen))


@pytest.mark.parametrize("row", ["1", "1,", "千", "一二", "1万", "十億", "1.5"])
def test_a_long_row_of_digits_takes_no_time_that_a_reader_would_notice(row):
    read(row * 400 + "x")


@given(st.text())
def test_any_text_can_be_read(text):
    read(text)

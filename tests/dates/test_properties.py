"""What must hold for any text and any date."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars import date_wording
from knowledge.calendars.fiscal_year import FiscalYear
from knowledge.dates import Certainty, Kind, canonical_dates, extract, validity

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31))
SIGNS = (
    "令和平成昭年月日度末初上中下旬第四半期前本今来翌同当該～-・、。()（）/.:："
    "0123456789７１０二十元RHＲ㋿①〇○ \n\u3000"
)
WORDS = "令和 年度 以内 まで から 毎年 午後 時 分 （金） 必着 2025 頃 代 年内 当該年度の翌".split()
PIECES = [*SIGNS, *WORDS]
DATE_LIKE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TEXTS = st.one_of(st.text(max_size=60), DATE_LIKE)
WRITTEN = st.none() | DAYS

SPELLINGS = st.sampled_from(
    [
        date_wording.era_date,
        date_wording.era_date_with_weekday,
        date_wording.short_era_date,
        date_wording.western_date,
        date_wording.western_date_with_weekday,
        dt.date.isoformat,
    ]
)


@given(TEXTS, WRITTEN)
def test_any_text_gives_mentions_with_valid_offsets(text: str, written_on: dt.date | None) -> None:
    reached = 0
    for mention in extract(text, written_on=written_on):
        start, end = mention.span
        assert reached <= start < end <= len(text)
        assert text[start:end] == mention.text
        reached = end


@given(DATE_LIKE, WRITTEN)
def test_a_mention_ends_no_earlier_than_it_starts(text: str, written_on: dt.date | None) -> None:
    for mention in extract(text, written_on=written_on):
        if mention.start and mention.end:
            assert mention.start <= mention.end
        if mention.certainty in (Certainty.UNANCHORED, Certainty.IMPOSSIBLE):
            assert mention.start is None
            assert mention.end is None


@given(DATE_LIKE)
def test_without_a_document_date_only_written_years_give_days(text: str) -> None:
    if not any(sign in text for sign in "0123456789７１０二十元"):
        assert all(mention.start is None for mention in extract(text))


@given(DAYS, SPELLINGS, WRITTEN)
def test_a_date_that_is_spelled_is_found_again(
    day: dt.date, spell: object, written_on: dt.date | None
) -> None:
    assert callable(spell)
    (mention,) = extract(spell(day), written_on=written_on)
    assert (mention.kind, mention.start, mention.end) == (Kind.DATE, day, day)
    assert mention.certainty is Certainty.STATED
    assert mention.weekday_matches in (None, True)


@given(DAYS)
def test_a_wrong_weekday_is_noticed(day: dt.date) -> None:
    wrong = date_wording.weekday_of(day + dt.timedelta(days=1))
    (mention,) = extract(f"{date_wording.era_date(day)}（{wrong}）")
    assert mention.weekday_matches is False


@given(DAYS)
def test_letters_apart_and_full_width_digits_say_the_same(day: dt.date) -> None:
    spelled = date_wording.era_date(day)
    wide = spelled.translate({ord("0") + n: "０１２３４５６７８９"[n] for n in range(10)})
    for variant in (wide, " ".join(spelled), " ".join(wide)):
        (mention,) = extract(variant)
        assert (mention.start, mention.text) == (day, variant)


@given(st.integers(2000, 2050).map(FiscalYear))
def test_all_spellings_of_a_fiscal_year_are_one(year: FiscalYear) -> None:
    spellings = (year.label, year.short, f"{year.year}年度")
    for spelling in spellings:
        (mention,) = extract(spelling)
        assert (mention.start, mention.end) == (year.start, year.end)
    assert {canonical_dates(spelling) for spelling in spellings} == {f"{year.year}年度"}


@given(DAYS, DAYS)
def test_a_range_keeps_both_ends(one: dt.date, other: dt.date) -> None:
    first, last = min(one, other), max(one, other)
    for sign in ("～", "〜", "から"):
        (mention,) = extract(f"{date_wording.era_date(first)}{sign}{date_wording.western_date(last)}")
        assert (mention.kind, mention.start, mention.end) == (Kind.RANGE, first, last)


@given(DAYS, st.integers(-120, 200))
def test_a_weekday_finds_the_year_near_the_document(day: dt.date, offset: int) -> None:
    written_on = day - dt.timedelta(days=offset)
    (mention,) = extract(date_wording.month_day_with_weekday(day), written_on=written_on)
    if mention.certainty is Certainty.YEAR_BY_WEEKDAY:
        assert mention.weekday_matches is True
        assert abs(mention.start - written_on) < dt.timedelta(days=2 * 366)  # type: ignore[operator]


@given(TEXTS, WRITTEN)
def test_rewriting_twice_changes_nothing(text: str, written_on: dt.date | None) -> None:
    once = canonical_dates(text, written_on=written_on)
    assert canonical_dates(once, written_on=written_on) == once


@given(TEXTS, WRITTEN)
def test_any_text_names_a_period_or_a_mark_or_nothing(text: str, written_on: dt.date | None) -> None:
    found = validity(text, written_on=written_on)
    if found is not None:
        assert found.periods or found.marks

"""From when to when a statement holds."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.dates import PeriodKind, Standing, Validity, provisional_marks, standing, validity, weakest

WRITTEN_ON = dt.date(2024, 8, 23)
R7_END = dt.date(2026, 3, 31)
IN_R7 = dt.date(2025, 12, 1)
AFTER_R7 = dt.date(2026, 11, 23)


def found(text: str) -> Validity:
    result = validity(text, written_on=WRITTEN_ON)
    assert result is not None
    return result


def standing_of(text: str, as_of: dt.date) -> Standing:
    stated = found(text)
    return standing(
        as_of, valid_from=stated.valid_from, valid_to=stated.valid_to, provisional=bool(stated.marks)
    )


@pytest.mark.parametrize(
    ("text", "valid_from", "valid_to"),
    [
        ("特別交付税措置は令和7年度まで", None, R7_END),
        ("R4～R7年度", dt.date(2022, 4, 1), R7_END),
        ("上限は3名分まで（令和6～7年度）", dt.date(2024, 4, 1), R7_END),
        ("措置を講じている（令和5年度～）。", dt.date(2023, 4, 1), None),
        ("計画期間：令和3年1月～令和8年3月", dt.date(2021, 1, 1), R7_END),
        ("この条例は、令和4年4月1日から施行する。", dt.date(2022, 4, 1), None),
        ("経過措置は2030年度末まで", None, dt.date(2031, 3, 31)),
    ],
)
def test_the_wording_tells_the_period(
    text: str, valid_from: dt.date | None, valid_to: dt.date | None
) -> None:
    result = found(text)
    assert (result.valid_from, result.valid_to) == (valid_from, valid_to)


def test_several_periods_stay_apart() -> None:
    result = found("措置率を0.5（～令和4年度）から0.7（令和5～7年度）に拡充")
    assert [(period.start, period.end) for period in result.rules] == [
        (None, dt.date(2023, 3, 31)),
        (dt.date(2023, 4, 1), R7_END),
    ]


def test_after_its_period_a_measure_has_ended_in_the_documents_only() -> None:
    stated = "特別交付税措置は令和7年度まで（措置率0.7）"
    assert standing_of(stated, R7_END) is Standing.IN_FORCE
    assert standing_of(stated, AFTER_R7) is Standing.ENDED_ON_PAPER


def test_a_start_and_an_end_in_one_statement_belong_together() -> None:
    stated = "措置を講じている（令和5年度～）。対象期間は令和7年度まで。"
    assert standing_of(stated, IN_R7) is Standing.IN_FORCE
    assert standing_of(stated, AFTER_R7) is Standing.ENDED_ON_PAPER


@pytest.mark.parametrize(
    "text", ["令和8年4月1日から適用する。", "措置を講じている（令和5年度～）。", "令和8～9年度に行う。"]
)
def test_what_has_not_begun_or_names_no_end_is_not_called_valid(text: str) -> None:
    assert standing_of(text, IN_R7) is Standing.UNCONFIRMED


def test_an_answer_stands_as_firmly_as_its_weakest_statement() -> None:
    assert weakest([Standing.IN_FORCE, Standing.ENDED_ON_PAPER]) is Standing.ENDED_ON_PAPER
    assert weakest([Standing.IN_FORCE, Standing.UNCONFIRMED]) is Standing.UNCONFIRMED
    assert weakest([Standing.IN_FORCE]) is Standing.IN_FORCE
    assert weakest([]) is Standing.UNCONFIRMED


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("開催地調整中", "調整中"),
        ("育成ガイドブック（R6夏頃策定予定）", "策定予定"),
        ("推進計画（案）", "案"),
        ("改定案について", "案"),
        ("見込みを含む", "見込み"),
    ],
)
def test_provisional_words_leave_a_statement_unconfirmed(text: str, mark: str) -> None:
    result = found(text)
    assert result.marks == (mark,)
    assert standing_of(text, AFTER_R7) is Standing.UNCONFIRMED


def test_a_course_is_an_event_with_its_own_past() -> None:
    (event,) = found("第1期 9月30日～10月4日（5日間）").periods
    assert (event.kind, event.start, event.end) == (
        PeriodKind.EVENT,
        dt.date(2024, 9, 30),
        dt.date(2024, 10, 4),
    )
    assert found("第1期 9月30日～10月4日（5日間）").valid_to is None


def test_a_time_to_apply_is_a_window() -> None:
    (window,) = found("申込期間：5月8日(水)～6月7日(金)17時(必着)").periods
    assert (window.kind, window.end) == (PeriodKind.WINDOW, dt.date(2024, 6, 7))


@pytest.mark.parametrize(
    "text",
    [
        "令和7年度までに標準化に対応する",
        "令和5年度実績",
        "イギリスで2011年より始まった",
        "前年度までの支出額",
        "案内図と提案書の提出先",
        "予定価格を公表する",
        "お問い合わせはこちら",
        "",
    ],
)
def test_no_period_is_invented(text: str) -> None:
    assert validity(text, written_on=WRITTEN_ON) is None


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("開催地は調整中。育成ガイドは夏頃策定予定", ("調整中", "策定予定")),
        ("基本方針（案）", ("案",)),
        ("施設の名称（仮称）は変更があり得ます", ("仮称", "変更があり得")),
        ("提案を採択した。予定価格と見込額、暫定予算", ()),
    ],
)
def test_every_word_that_makes_it_provisional_is_given_once(text, marks):
    assert provisional_marks(text) == marks

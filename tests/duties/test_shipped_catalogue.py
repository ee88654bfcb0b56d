"""The catalogue that staff read: complete, honest, and without a date that no source gives."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from jobs.catalogue.catalogue import SHIPPED, load_catalogue
from jobs.duty import Audience, Duty, Kind, Strength
from jobs.source import Quality

CATALOGUE = load_catalogue(SHIPPED)
WATCHED = [duty for duty in CATALOGUE if duty.kind is Kind.WATCH]


def duty(duty_id: str) -> Duty:
    found = CATALOGUE.find(duty_id)
    assert found is not None
    return found


def test_every_date_comes_with_the_wording_of_its_source() -> None:
    for each in CATALOGUE:
        assert all(deadline.wording for deadline in each.deadlines), each.id
        assert all(period.wording for period in each.held), each.id


def test_the_numeric_targets_are_a_request_to_both_audiences_and_never_overdue() -> None:
    targets = duty("D01")
    assert targets.audience is Audience.BOTH
    assert targets.deadlines[0].on == dt.date(2026, 3, 31)
    assert not targets.deadlines[0].firm
    assert "法的義務の記載なし" in targets.once_past


def test_requests_without_a_date_stay_without_a_date() -> None:
    for duty_id in ("D03", "D04", "D05", "D31"):
        assert duty(duty_id).kind is Kind.NONE
        assert not duty(duty_id).deadlines


def test_the_end_of_fiscal_2030_is_in_march_2031_and_only_for_those_it_concerns() -> None:
    extended = duty("D07")
    assert extended.deadlines[0].on == dt.date(2031, 3, 31)
    assert not extended.narrowing.allows(())
    assert extended.narrowing.allows(["特定移行支援システムあり"])
    assert not duty("D06").narrowing.allows(["特定移行支援システムあり"])


def test_an_ended_measure_is_neither_promised_nor_denied() -> None:
    for duty_id in ("D08", "D09", "D10"):
        assert duty(duty_id).strength is Strength.MEASURE
        assert "資料上は終了" in duty(duty_id).once_past
        assert "確認できていません" in duty(duty_id).once_past


def test_past_courses_are_history_and_carry_no_window() -> None:
    assert len(duty("D32").held) == 3
    assert not [each for each in CATALOGUE if each.windows]
    assert all(window.deadline.on < dt.date(2026, 1, 1) for each in CATALOGUE for window in each.past_windows)


@pytest.mark.parametrize("watched", WATCHED, ids=lambda each: each.id)
def test_what_is_watched_asks_for_the_real_dates(watched: Duty) -> None:
    assert "登録" in watched.to_do
    season = watched.season
    assert season is not None
    assert season.estimated_from or season.only_in


def test_a_duty_that_rests_on_secondary_sources_says_so() -> None:
    for each in CATALOGUE:
        if each.rests_on_secondary_sources:
            said = "".join(each.cautions)
            assert re.search("二次情報|報道|転載", said), each.id


def test_sentences_are_polite_and_short_enough_for_a_message() -> None:
    for each in CATALOGUE:
        assert re.search("(ください|ます|です)。$", each.to_do), each.id
        assert len(each.to_do) <= 180, each.id
        assert len(each.title) <= 40, each.id


def test_sources_have_a_title_and_an_issuer_and_never_a_made_up_page_number() -> None:
    for each in CATALOGUE:
        for source in each.sources:
            assert source.title
            assert source.issuer
            assert not re.match(r"L\d", source.place)
            assert source.quality is not Quality.OFFICIAL or "soumu.go.jp" in source.url or not source.url

"""A draft may give its dates to a duty that is known, the prefecture's and the national one apart."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import first_run
from bot.enquiry.correction import Edits, Limit, Limits
from bot.enquiry.drafts import Drafts
from bot.errors import Invalid, NotFound
from bot.first_run import Desk
from tests.reminders.scene import Service
from tests.storage.samples import CITY, TOWN, know

AT = dt.datetime(2026, 11, 12, 1, 0, tzinfo=dt.UTC)
TARGETS = "D01"
MAIL = """件名：人材育成・確保基本方針におけるデジタル人材の数値目標の設定状況について（照会）
差出人：ひのき県市町村課

各市町村人事担当課 御中

１　回答期限　令和８年１２月４日（金）１７時（必着）
２　回答先　ひのき県市町村課行政係
３　その他　県から総務省への提出期限は令和８年１２月１８日（金）です。
"""
UNRELATED = """件名：公用車の更新計画に関する調査（照会）
ひのき県管財課です。令和8年12月4日（金）までに回答してください。
"""


@pytest.fixture
def service(database):
    made = Service(database)
    know(database, CITY, at=AT)
    for code in (TOWN, CITY):
        made.join(code, "2025-04-01T09:00")
    return made


@pytest.fixture
def drafts(database, service):
    return Drafts(database, TOWN, service.reminders)


def rounds(service, duty, code=TOWN):
    with service.database.reading() as connection:
        outlook = service.outlooks.around(connection, [code], at=AT)
    return {each.cycle: each for each in outlook.occurrences(code) if each.duty.id == duty}


def test_the_duty_of_a_similar_title_is_named_first(drafts):
    first, *others = drafts.candidates(drafts.paste(MAIL, at=AT).content, at=AT)
    assert (first.duty.id, first.is_likely) == (TARGETS, True)
    assert {each.duty.id for each in others}.isdisjoint({TARGETS})


def test_an_enquiry_about_something_else_is_like_no_duty(drafts):
    candidates = drafts.candidates(drafts.paste(UNRELATED, at=AT).content, at=AT)
    assert candidates
    assert not any(each.is_likely for each in candidates)


def test_both_dates_are_entered_apart_and_the_earlier_one_reminds(drafts, service):
    row = drafts.paste(MAIL, at=AT)
    meant = drafts.date(row.number, TARGETS, edits=Edits(), by="admin", at=AT)
    dated = rounds(service, TARGETS)[meant.cycle]
    assert (dated.prefectural.on, dated.prefectural.until) == (dt.date(2026, 12, 4), dt.time(17))
    assert dated.national.on == dt.date(2026, 12, 18)
    assert "回答期限" in dated.prefectural.wording
    assert service.waiting(TOWN)[f"{TARGETS} before-1"] == "12-03 10:00"
    assert (drafts.one(row.number).state, drafts.one(row.number).duty) == ("accepted", TARGETS)


def test_nobody_elses_dates_change(drafts, service):
    before = rounds(service, TARGETS, CITY)
    drafts.date(drafts.paste(MAIL, at=AT).number, TARGETS, edits=Edits(), by="admin", at=AT)
    after = rounds(service, TARGETS, CITY)
    assert {cycle: each.deadline for cycle, each in after.items()} == {
        cycle: each.deadline for cycle, each in before.items()
    }


def test_a_person_corrects_the_days_and_leaves_one_out(drafts, service):
    edits = Edits(limits=Limits(prefecture=Limit(dt.date(2026, 12, 2))))
    meant = drafts.date(drafts.paste(MAIL, at=AT).number, TARGETS, edits=edits, by="admin", at=AT)
    dated = rounds(service, TARGETS)[meant.cycle]
    assert dated.prefectural.on == dt.date(2026, 12, 2)
    assert "採用のときに確かめた日付" in dated.prefectural.wording
    assert dated.national is None or dated.national.on != dt.date(2026, 12, 18)


def test_a_duty_without_a_date_gets_the_round_of_the_days_fiscal_year(drafts, service):
    undated = next(iter(_undated(service)))
    meant = drafts.date(drafts.paste(MAIL, at=AT).number, undated, edits=Edits(), by="admin", at=AT)
    assert meant.cycle == "2026"
    assert rounds(service, undated)["2026"].deadline.on == dt.date(2026, 12, 4)


def test_a_round_that_is_past_stays_and_a_new_one_begins(drafts, service):
    """The targets were due in fiscal year 2025; an enquiry of 2026 is another round."""
    meant = drafts.date(drafts.paste(MAIL, at=AT).number, TARGETS, edits=Edits(), by="admin", at=AT)
    assert meant.cycle == "2026"
    assert rounds(service, TARGETS)["2025"].last_day == dt.date(2026, 3, 31)


def test_a_round_ahead_is_moved_even_into_the_next_year(database, service):
    early = dt.datetime(2026, 2, 2, 1, tzinfo=dt.UTC)
    mail = MAIL.replace("令和８年１２月４日（金）", "令和８年４月１７日（金）")
    drafts = Drafts(database, TOWN, service.reminders)
    edits = Edits(limits=Limits(national=Limit(dt.date(2026, 4, 17))))
    meant = drafts.date(drafts.paste(mail, at=early).number, TARGETS, edits=edits, by="admin", at=early)
    assert meant.cycle == "2025"
    assert rounds(service, TARGETS)["2025"].national.on == dt.date(2026, 4, 17)


def _undated(service):
    with service.database.reading() as connection:
        outlook = service.outlooks.around(connection, [TOWN], at=AT)
    return sorted({each.duty.id for each in outlook.occurrences(TOWN) if each.cycle == "undated"})


def test_without_a_day_there_is_nothing_to_give(drafts):
    number = drafts.paste(MAIL, at=AT).number
    with pytest.raises(Invalid):
        drafts.date(number, TARGETS, edits=Edits(limits=Limits()), by="admin", at=AT)
    assert drafts.one(number).state == "waiting"


def test_a_duty_that_does_not_apply_is_refused(drafts):
    number = drafts.paste(MAIL, at=AT).number
    with pytest.raises(NotFound):
        drafts.date(number, "D99", edits=Edits(), by="admin", at=AT)
    assert drafts.one(number).state == "waiting"


def test_drafts_of_another_organisation_do_not_exist(drafts, database, service):
    number = drafts.paste(MAIL, at=AT).number
    others = Drafts(database, CITY, service.reminders)
    assert others.waiting() == others.every() == []
    for act in (others.one, lambda n: others.reject(n, by="x", at=AT)):
        with pytest.raises(NotFound):
            act(number)


def test_drafts_from_before_the_first_run_become_the_organisations(database, service, drafts):
    unowned = Drafts(database, None, service.reminders)
    number = unowned.paste(MAIL, at=AT).number
    with database.writing() as connection:
        first_run.save(connection, code=TOWN, desk=Desk(), at=AT)
    assert [row.number for row in drafts.waiting()] == [number]
    assert unowned.waiting() == []

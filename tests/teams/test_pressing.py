"""Buttons of reminders and answers, against the stand-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from bot.domain.principal import Role
from bot.reminders.outlook import Key
from bot.storage import ledger, questions
from bot.texts import board, chat, dialogue, refusals
from bot.texts import ledger as ledger_texts
from bot.texts import teams as texts
from knowledge.calendars.office_hours import japan_date
from tests.dialogue.test_presses import REGISTER
from tests.planning.make import due
from tests.reminders.scene import ELSEWHERE, TOWN
from tests.teams import acceptance
from tests.teams.conftest import insecure
from tests.teams.office import TENANT, Office
from tests.teams.service import Fault, Person, buttons_of

pytestmark = pytest.mark.teams

DUTIES = (
    due("2026-12-04", id="T1", title="数値目標の設定"),
    due("2026-12-04", id="T2", title="調査への回答"),
)


def key(duty: str) -> Key:
    return Key(TOWN, duty, "2026")


def action(verb: str, duty: str = "T1", more: str = "") -> str:
    found = key(duty)
    return f"{verb}:{found.organisation}:{found.duty}:{found.cycle}{more}"


@pytest.fixture
def office(teams, tmp_path) -> Iterator[Office]:
    with Office(insecure(tmp_path), duties=DUTIES) as made:
        yield made


@pytest.fixture
def reminder(office, tanaka, channel):
    """A digest of both duties, in the channel."""
    tanaka.meets_us(channel)
    office.reminds_in(channel)
    office.remind()
    office.rest()
    [posted] = channel.posted
    return posted


def today(office) -> dt.date:
    return japan_date(office.now())


def entry(office, duty="T1"):
    found = key(duty)
    with office.database.reading() as connection:
        return ledger.entry(connection, found.organisation, found.duty, found.cycle)


def test_a_reminder_is_a_card_with_buttons(reminder):
    assert "数値目標の設定" in reminder.text
    assert chat.digest(2) in reminder.text
    for verb in ("complete", "acknowledge", "snooze", "set_aside", "ask"):
        assert action(verb) in reminder.buttons


def test_what_needs_no_form_is_done_at_once(office, tanaka, channel, reminder):
    reaction = tanaka.presses(reminder, action("acknowledge"), channel)
    assert entry(office).progress == "acknowledged"
    assert ledger_texts.ACKNOWLEDGED in reaction.text
    assert "田中が" in reaction.text
    office.rest()
    assert reminder.versions == 2
    assert "田中が" in reminder.text
    assert ledger_texts.ACKNOWLEDGED not in reminder.text
    assert len(channel.posted) == 1


def test_completing_asks_for_the_day_and_the_number_first(office, tanaka, channel, reminder):
    form = tanaka.presses(reminder, action("complete"), channel).card
    inputs = {each["id"]: each for each in form["body"] if each["type"].startswith("Input.")}
    day = today(office).isoformat()
    assert inputs["done_on"]["value"] == day
    send = buttons_of(form)[board.COMPLETE]
    done = tanaka.executes(reminder, send, channel, done_on=day, document_number="総第5号")
    assert "文書番号 総第5号" in done.text
    assert entry(office).document_number == "総第5号"
    office.rest()
    assert "総第5号" in reminder.text
    assert action("complete") not in reminder.buttons
    assert action("complete", "T2") in reminder.buttons


def test_one_may_go_back_without_doing_anything(office, tanaka, channel, reminder):
    form = tanaka.presses(reminder, action("complete"), channel).card
    back = tanaka.executes(reminder, buttons_of(form)[chat.BACK], channel)
    assert "調査への回答" in back.text
    assert entry(office).changes == 0


def test_what_cannot_be_is_refused_and_the_form_stays(office, tanaka, channel, reminder):
    form = tanaka.presses(reminder, action("complete"), channel).card
    tomorrow = (today(office) + dt.timedelta(days=2)).isoformat()
    refused = tanaka.executes(reminder, buttons_of(form)[board.COMPLETE], channel, done_on=tomorrow)
    assert refused.text == ledger_texts.DONE_IN_FUTURE
    office.rest()
    assert len(channel.posted) == 1
    assert reminder.versions == 1


def test_later_and_not_applicable(office, tanaka, channel, reminder):
    form = tanaka.presses(reminder, action("snooze"), channel).card
    [until] = [each["max"] for each in form["body"] if each.get("id") == "until"]
    done = tanaka.executes(reminder, buttons_of(form)[board.SNOOZE], channel, until=until)
    assert entry(office).snooze_until == dt.date.fromisoformat(until)
    assert "再通知" in done.text
    form = tanaka.presses(reminder, action("set_aside", "T2"), channel).card
    tanaka.executes(reminder, buttons_of(form)[board.SET_ASIDE], channel, reason="該当する事業がない")
    assert entry(office, "T2").reason == "該当する事業がない"


def test_taking_back_twice_takes_back_once(office, tanaka, channel, reminder):
    tanaka.presses(reminder, action("acknowledge"), channel)
    office.rest()
    undo = action("undo", more=":1")
    again = tanaka.presses(reminder, undo, channel)
    assert entry(office).progress == "untouched"
    assert ledger_texts.UNDONE in again.text
    stale = {"verb": "act", "data": {"action": undo}}
    assert ledger_texts.ALREADY_UNDONE in tanaka.executes(reminder, stale, channel).text


def test_a_repeated_press_is_one(office, tanaka, channel, reminder):
    first = {"verb": "act", "data": {"action": action("acknowledge")}}
    tanaka.executes(reminder, first, channel, event="e1")
    again = tanaka.executes(reminder, first, channel, event="e1")
    assert again.text == texts.RECEIVED
    assert entry(office).changes == 1


def test_who_has_no_right_is_told_and_nobody_else_sees_it(office, teams, channel, reminder):
    other_tenant_of = Person(teams, office.endpoint, TENANT, "鈴木", role="guest")
    refused = other_tenant_of.presses(reminder, action("acknowledge"), channel)
    assert refused.text == ledger_texts.NOT_SIGNED_IN
    office.register(other_tenant_of, Role.ASKER, town=ELSEWHERE)
    refused = other_tenant_of.presses(reminder, action("complete"), channel)
    assert refused.text == ledger_texts.NOT_YOUR_ORGANISATION
    office.rest()
    assert len(channel.posted) == 1
    assert entry(office).changes == 0


def test_a_question_about_a_duty_is_answered_in_the_thread(office, tanaka, channel, reminder):
    form = tanaka.presses(reminder, action("ask"), channel).card
    send = next(each for title, each in buttons_of(form).items() if title != chat.BACK)
    told = tanaka.executes(reminder, send, channel, text="様式はどこですか")
    assert dialogue.ASKED in told.text
    assert action("complete") in acceptance.buttons(told.card)
    office.rest()
    [answer] = [each for each in channel.posted if not each.is_card]
    assert "「数値目標の設定」について：様式はどこですか" in answer.text


def test_an_unknown_button_is_explained(office, tanaka, channel, reminder):
    unknown = {"verb": "act", "data": {"action": "dance:1"}}
    assert tanaka.executes(reminder, unknown, channel).text == dialogue.NO_SUCH_BUTTON
    assert tanaka.executes(reminder, {"verb": "x", "data": {}}, channel).status == 200


def test_a_message_that_is_forgotten_is_explained(office, tanaka, channel, reminder):
    reminder.id = "1600000000000"
    back = {"verb": "show", "data": {"page": 0}}
    assert tanaka.executes(reminder, back, channel).text == texts.GONE


def test_everybody_sees_who_acted_even_where_the_service_hesitates(office, teams, tanaka, channel, reminder):
    teams.faults.add("put", Fault(502, stored=True))
    tanaka.presses(reminder, action("acknowledge"), channel)
    office.rest()
    assert "田中が" in reminder.text


def test_thumbs_are_kept_and_shown(office, tanaka):
    tanaka.says("財政措置は？")
    office.rest()
    answer = next(each for each in tanaka.chat.posted if not each.is_card)
    reaction = tanaka.rates(answer, "dislike", "日付が古い")
    assert (reaction.status, reaction.body) == (200, {})
    office.rest()
    with office.database.reading() as connection:
        question = next(iter(questions.listed(connection))).id
        assert questions.ratings(connection, question) == {"helpful": 0, "unhelpful": 1}
    assert "役に立たない 1人" in answer.text
    tanaka.rates(answer, "like")
    office.rest()
    assert "役に立った 1人" in answer.text
    assert len(tanaka.chat.posted) == 2


def test_thumbs_that_do_not_count_are_explained(office, teams, tanaka, channel):
    tanaka.says("財政措置は？", channel, thread="1700000000001")
    office.rest()
    answer = next(each for each in channel.posted if not each.is_card)
    guest = Person(teams, office.endpoint, TENANT, "客", role="guest")
    guest.rates(answer, "like", "", channel)
    office.rest()
    assert channel.posted[-1].text == dialogue.NOT_YOUR_QUESTION
    assert "役に立った" not in answer.text
    tanaka.rates(answer, "dislike", REGISTER, channel)
    office.rest()
    assert refusals.PERSONAL_DATA in channel.posted[-1].text


def test_thumbs_below_nobody_knows_what_are_for_the_last_answer(office, tanaka):
    tanaka.says("財政措置は？")
    office.rest()
    value = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "助かりました"}}
    tanaka.sends({"type": "invoke", "name": "message/submitAction", "id": "e1", "value": value}, tanaka.chat)
    office.rest()
    assert "役に立った 1人" in tanaka.chat.posted[0].text

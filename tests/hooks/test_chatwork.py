"""Chatwork, against a stand-in of its wire format."""

import json
from dataclasses import replace

import pytest
from starlette.responses import JSONResponse, Response

from bot.app import now
from bot.channels.chatwork.connect import ChatworkChannel
from bot.domain.principal import Role
from bot.ports import Destination
from bot.storage import destinations, outbox, questions
from bot.storage.outbox import Message
from bot.texts import chatwork as texts
from bot.texts import reminders
from knowledge.calendars.office_hours import japan_date
from tests.channels.reminding import queue_reminder
from tests.hooks.form import follow, verb_of
from tests.hooks.office import SITE, Office, settings
from tests.hooks.service.chatwork import ORGANISATION, OWN, ROOM, WEBHOOK_TOKEN, Posted, mention
from tests.hooks.troubles import troubles
from tests.planning.make import due
from tests.reminders.scene import HOURS, TOWN

pytestmark = pytest.mark.webhooks

ANNE, GUEST = 201, 901
PLACE = Destination("chatwork", "", str(ROOM))


def asked(office):
    with office.database.reading() as connection:
        return [each.text for each in questions.listed(connection)]


def test_the_answer_stands_below_the_question_and_calls_who_asked(at_chatwork, chatwork):
    question = chatwork.writes(ANNE, "申込期限はいつですか")
    at_chatwork.rest()
    (answer,) = chatwork.ours
    assert answer.body.startswith(f"[rp aid={ANNE} to={ROOM}-{question.id}]\n[info]")
    assert "「申込期限はいつですか」への答えです。" in answer.text


def test_the_signature_may_stand_in_the_address(at_chatwork, chatwork):
    posted = Posted("1", ROOM, ANNE, f"[To:{OWN}] 期限は？", 1)
    assert chatwork.event(mention(posted), in_query=True).status_code == 200
    at_chatwork.rest()
    assert asked(at_chatwork) == ["期限は？"]


@pytest.mark.parametrize("token", ["", "YW5vdGhlciBzZWNyZXQ=", WEBHOOK_TOKEN[:-4] + "AAA="])
def test_what_is_not_signed_is_not_read(at_chatwork, chatwork, token):
    posted = Posted("1", ROOM, ANNE, f"[To:{OWN}] 期限は？", 1)
    assert chatwork.event(mention(posted), token=token).status_code == 401
    assert asked(at_chatwork) == []


def test_the_same_message_is_one_question(at_chatwork, chatwork):
    posted = chatwork.writes(ANNE, "期限は？")
    chatwork.event(mention(posted))
    at_chatwork.rest()
    assert asked(at_chatwork) == ["期限は？"]
    assert len(chatwork.ours) == 1


@pytest.mark.parametrize(
    "changed", [{"update_time": 1}, {"from_account_id": OWN}, {"room_id": "1/../2"}, {"message_id": None}]
)
def test_edits_our_own_words_and_nonsense_are_left(at_chatwork, chatwork, changed):
    chatwork.writes(ANNE, "期限は？", **changed)
    at_chatwork.rest()
    assert (asked(at_chatwork), chatwork.ours) == ([], [])


@pytest.mark.parametrize("kind", ["message_created", "message_updated", "", None])
def test_other_events_are_acknowledged_and_left(at_chatwork, chatwork, kind):
    body = {"webhook_event_type": kind, "webhook_event": {"body": "期限は？"}}
    assert chatwork.event(body).status_code == 200
    assert asked(at_chatwork) == []


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (f"[To:{OWN}]窓口さん\n期限は？", "期限は？"),
        (f"[To:{OWN}] 期限は？", "期限は？"),
        (f"[To:{OWN}]窓口さん 期限は？", "期限は？"),
        (f"[To:{OWN}]窓口さん\n[To:5]田中さん\n期限は？", "期限は？"),
        (f"[qt][qtmeta aid=5 time=1]古い話[/qt]\n[To:{OWN}]窓口さん\r\n期限は？", "期限は？"),
        (f"[rp aid={OWN} to={ROOM}-77]窓口さん\n続きは？", "続きは？"),
        (f"[To:{OWN}]窓口さん\n[info][title]件名[/title]期限は？[/info]", "件名 期限は？"),
    ],
)
def test_calls_and_quotations_are_no_part_of_the_question(at_chatwork, chatwork, written, heard):
    chatwork.event(mention(Posted("9", ROOM, ANNE, written, 1)))
    at_chatwork.rest()
    assert asked(at_chatwork) == [heard]


def test_a_reply_to_an_answer_goes_on_with_it(at_chatwork, chatwork):
    chatwork.writes(ANNE, "一つ目は？")
    at_chatwork.rest()
    chatwork.writes(ANNE, "その続きは？", to=chatwork.ours[0].id)
    at_chatwork.rest()
    chatwork.writes(ANNE, "別の話は？")
    at_chatwork.rest()
    context = [each.text if each else None for each in at_chatwork.answerer.context]
    assert context == [None, "一つ目は？", None]


def test_people_of_another_organisation_ask_as_nobody(at_chatwork, chatwork):
    chatwork.members |= {ANNE: ORGANISATION, GUEST: 999}
    for account in (ANNE, GUEST, 902):
        chatwork.writes(account, f"{account}の質問は？")
    at_chatwork.rest()
    found = {each.text[:3]: each.organisation for each in at_chatwork.answerer.asked}
    assert found == {"201": TOWN, "901": None, "902": None}


def test_where_nobody_can_be_looked_up_everybody_may_ask(at_chatwork, chatwork):
    chatwork.members = {}
    chatwork.writes(ANNE, "期限は？")
    at_chatwork.rest()
    assert [each.organisation for each in at_chatwork.answerer.asked] == [None]
    assert len(chatwork.ours) == 1


def test_an_administrator_has_the_town_reminded_in_a_room(at_chatwork, chatwork):
    chatwork.members[ANNE] = ORGANISATION
    at_chatwork.register(str(ANNE), Role.ADMINISTRATOR, workspace=str(ORGANISATION), page="anne")
    chatwork.writes(ANNE, "お知らせ")
    at_chatwork.rest()
    with at_chatwork.database.reading() as connection:
        places = [each.place for each in destinations.of_channel(connection, "chatwork", "")]
    assert places == [PLACE]


def test_help_tells_how_and_under_which_id(at_chatwork, chatwork):
    chatwork.members[ANNE] = ORGANISATION
    chatwork.writes(ANNE, "ヘルプ")
    at_chatwork.rest()
    assert texts.own_ids(str(ANNE), str(ORGANISATION)) in chatwork.ours[0].text


def test_too_many_calls_wait_until_the_limit_is_lifted(at_chatwork, chatwork):
    chatwork.faults.busy = ["2"]
    chatwork.writes(ANNE, "期限は？")
    at_chatwork.rest()
    (answer,) = [each for each in at_chatwork.messages() if each.kind == "answer"]
    assert (len(chatwork.ours), answer.attempts) == (1, 1)


def test_what_arrived_in_silence_is_found_and_not_said_twice(at_chatwork, chatwork):
    chatwork.faults.slow, chatwork.faults.late_by = 1, 3.0
    chatwork.writes(ANNE, "期限は？")
    at_chatwork.rest()
    (answer,) = [each for each in at_chatwork.messages() if each.kind == "answer"]
    assert (len(chatwork.ours), answer.how) == (1, "reconciled")
    assert answer.external_id == chatwork.ours[0].id


def test_the_same_words_said_for_another_reason_are_not_taken_for_it(at_chatwork, chatwork):
    sentence = Message("00000000-0000-0000-0000-000000000001", "sentence", PLACE, {"text": "同じ"}, "shared")
    again = replace(sentence, id="00000000-0000-0000-0000-000000000002")
    chatwork.faults.answers = [None, Response(status_code=502)]
    for each in (sentence, again):
        with at_chatwork.database.writing() as connection:
            outbox.add(connection, each, at=now())
        at_chatwork.wake()
        at_chatwork.rest()
    assert len({each.external_id for each in at_chatwork.messages()}) == len(chatwork.ours) == 2


def test_where_the_history_does_not_reach_back_it_is_sent_once_more_and_says_so(at_chatwork, chatwork):
    chatwork.faults.answers = [Response(status_code=502)]
    chatwork.writes(ANNE, "期限は？")
    for number in range(120):
        chatwork._add(ROOM, ANNE, f"雑談{number}")
    at_chatwork.rest()
    (answer,) = chatwork.ours
    assert reminders.REPEATED in answer.text


def test_a_token_that_is_refused_is_tried_again_when_it_is_put_right(at_chatwork, chatwork):
    chatwork.faults.answers = [JSONResponse({"errors": ["Invalid API token"]}, 401)]
    chatwork.writes(ANNE, "期限は？")
    chatwork.waiting.until(lambda: at_chatwork.messages("pending") and chatwork.faults.calls)
    (waiting,) = at_chatwork.messages("pending")
    assert (waiting.last_error, waiting.attempts) == ("http_401", 0)


def test_a_room_without_us_is_told_to_the_administrator(at_chatwork, chatwork):
    chatwork.faults.answers = [JSONResponse({"errors": ["You don't have permission"]}, 403)]
    chatwork.writes(ANNE, "期限は？")
    at_chatwork.rest()
    assert [each["reason"] for each in troubles(at_chatwork)] == ["http_403"]


def test_a_reminder_shows_in_place_what_was_done_and_by_whom(tmp_path, chatwork):
    duty = due(HOURS.calendar.add(japan_date(now()), 6), id="T1", title="数値目標の設定")
    real = settings(tmp_path, **chatwork.settings())
    with Office(real, ChatworkChannel, duties=[duty]) as office:
        queue_reminder(office.reminders, PLACE)
        office.wake()
        office.rest()
        (reminder,) = chatwork.ours
        links = {verb_of(link): link for link in reminder.links}
        assert {"complete", "acknowledge", "snooze", "set_aside"} <= links.keys()
        browser = office.browser()
        browser.get(links["complete"].removeprefix(SITE))
        assert chatwork.ours == [reminder], "looking at the page changes nothing"
        assert "「完了」にしました" in follow(browser, links["complete"], {}, name="山田")
        office.wake()
        office.rest()
        (shown,) = chatwork.ours
        assert shown.edited
        assert "進捗：完了" in shown.text
        assert "山田が" in shown.text
        assert "complete" not in {verb_of(link) for link in shown.links}
        again = follow(browser, links["complete"], {}, name="田中")
        assert "使" in again


def test_secrets_are_in_no_log(at_chatwork, chatwork, caplog):
    caplog.set_level("DEBUG")
    chatwork.faults.answers = [Response(status_code=500)]
    chatwork.writes(ANNE, "期限は？")
    at_chatwork.rest()
    assert chatwork.settings()["chatwork_api_token"] not in caplog.text
    assert WEBHOOK_TOKEN not in caplog.text


def test_what_is_no_event_is_refused(at_chatwork, chatwork):
    assert chatwork.event(json.loads("[]")).status_code == 400

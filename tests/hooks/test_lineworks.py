"""LINE WORKS, against a stand-in of its wire format."""

import datetime as dt
import json

import pytest
from starlette.responses import Response

from bot.app import now
from bot.channels.lineworks import connect
from bot.domain.principal import Role
from bot.ports import Destination
from bot.storage import destinations, ledger, questions
from bot.texts import lineworks as texts
from knowledge.calendars.office_hours import japan_date
from tests.channels.reminding import key_of, queue_reminder
from tests.hooks.form import follow, verb_of
from tests.hooks.office import Office, settings
from tests.hooks.service.lineworks import BOT_SECRET, signature
from tests.planning.make import due
from tests.reminders.scene import HOURS, TOWN

pytestmark = pytest.mark.webhooks

ROOM = "12345a12-b12c"
DOMAIN = "40029600"


def asked(office):
    with office.database.reading() as connection:
        return [each.text for each in questions.listed(connection)]


def event(text="期限は？", **changed):
    body = {
        "type": "message",
        "source": {"userId": "u-1", "domainId": int(DOMAIN)},
        "issuedTime": "2026-11-24T05:16:05.716Z",
        "content": {"type": "text", "text": text},
    }
    return {**body, **changed}


def test_a_question_is_answered_to_who_asked(at_lineworks, lineworks):
    lineworks.writes("u-1", "申込期限はいつですか")
    at_lineworks.rest()
    assert {each.address for each in lineworks.got} == {"users/u-1"}
    assert "「申込期限はいつですか」への答えです。" in lineworks.got[0].text
    assert [each["postback"].partition(":")[0] for each in lineworks.got[-1].actions] == [
        "helpful",
        "unhelpful",
        "ask_person",
    ]


def test_the_only_organisation_takes_its_domain(at_lineworks, lineworks):
    lineworks.writes("u-1", "申込期限はいつですか")
    at_lineworks.rest()
    (row,) = at_lineworks.answerer.asked
    assert row.organisation == TOWN


@pytest.mark.parametrize(
    "signed",
    [
        "",
        "garbage",
        "é",
        signature("another secret", b"x"),
        signature(BOT_SECRET, b"another body"),
        signature("", b"x"),
    ],
)
def test_what_is_not_signed_is_not_read(at_lineworks, lineworks, signed):
    raw = json.dumps(event()).encode()
    assert lineworks.post(raw, signed).status_code == 401
    assert asked(at_lineworks) == []


@pytest.mark.parametrize("raw", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_event_is_refused(at_lineworks, lineworks, raw):
    assert lineworks.post(raw, signature(BOT_SECRET, raw)).status_code == 400


def test_a_body_that_no_person_wrote_is_refused(at_lineworks, lineworks):
    raw = json.dumps(event("あ" * 100_000)).encode()
    assert lineworks.post(raw, signature(BOT_SECRET, raw)).status_code == 413


def test_the_same_event_is_one_question(at_lineworks, lineworks):
    for _ in range(3):
        assert lineworks.event(event()).status_code == 200
    at_lineworks.rest()
    assert asked(at_lineworks) == ["期限は？"]
    assert len(lineworks.got) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "join"},
        {"type": "left", "content": None},
        {"content": {"type": "sticker", "packageId": "1"}},
        {"content": "text"},
        {"source": {"userId": "../../bots", "domainId": 1}},
        {"source": None},
        {"source": {"userId": "u-1", "domainId": 1, "channelId": "a/b"}},
        {"type": "something new"},
    ],
)
def test_what_nobody_asked_is_acknowledged_and_left(at_lineworks, lineworks, changed):
    assert lineworks.event(event(**changed)).status_code == 200
    at_lineworks.rest()
    assert (asked(at_lineworks), lineworks.got) == ([], [])


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@窓口 期限は？", "期限は?"),
        ("＠窓口　期限は？", "期限は?"),
        ("窓口、期限は？", "期限は?"),
        ("@窓口期限は？", "期限は?"),
        ("窓口業務の期限は？", None),
        ("期限は？ @窓口", None),
        ("みなさん、期限です", None),
    ],
)
def test_in_a_room_only_who_calls_us_is_answered(at_lineworks, lineworks, text, heard):
    lineworks.writes("u-1", text, room=ROOM)
    at_lineworks.rest()
    assert asked(at_lineworks) == ([heard] if heard else [])
    assert {each.address for each in lineworks.got} == ({f"channels/{ROOM}"} if heard else set())


def test_in_a_room_each_has_a_conversation_of_their_own(at_lineworks, lineworks):
    for user, text in (("u-1", "一つ目は？"), ("u-2", "別の話は？"), ("u-1", "その続きは？")):
        lineworks.writes(user, f"@窓口 {text}", room=ROOM)
        at_lineworks.rest()
    context = [each.text if each else None for each in at_lineworks.answerer.context]
    assert context == [None, None, "一つ目は?"]
    assert [each.calls for each in lineworks.got] == [["u-1"], ["u-2"], ["u-1"]]


def test_who_begins_is_told_how_and_under_which_id(at_lineworks, lineworks):
    lineworks.writes("u-1", "利用開始", postback="start")
    at_lineworks.rest()
    assert texts.HELP[0] in lineworks.got[0].text
    assert texts.own_ids("u-1", DOMAIN) in lineworks.got[0].text


def test_an_administrator_has_the_town_reminded_in_a_room(at_lineworks, lineworks):
    at_lineworks.register("boss", Role.ADMINISTRATOR, workspace=DOMAIN)
    lineworks.writes("boss", "@窓口 お知らせ", room=ROOM)
    at_lineworks.rest()
    with at_lineworks.database.reading() as connection:
        places = [each.place for each in destinations.of_channel(connection, "lineworks", DOMAIN)]
    assert [(place.address, place.viewer) for place in places] == [(f"channels/{ROOM}", "")]


def test_nobody_else_has(at_lineworks, lineworks):
    lineworks.writes("u-1", "お知らせ")
    at_lineworks.rest()
    assert "管理者だけ" in lineworks.got[0].text


def test_a_press_is_done_once_however_often_it_is_told(at_lineworks, lineworks):
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    pressed = lineworks.got[-1].actions[0]["postback"]
    for _ in range(2):
        lineworks.event(
            event("役に立った", content={"type": "text", "text": "役に立った", "postback": pressed})
        )
    at_lineworks.rest()
    assert sum("ありがとう" in each.text for each in lineworks.got) == 1


def test_a_postback_event_is_a_press_too(at_lineworks, lineworks):
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    pressed = lineworks.got[-1].actions[0]["postback"]
    lineworks.event(event(type="postback", data=pressed, content=None))
    at_lineworks.rest()
    assert "ありがとう" in lineworks.got[-1].text


def test_a_button_that_nobody_made_says_so(at_lineworks, lineworks):
    lineworks.writes("u-1", "x", postback="drop_table:1")
    at_lineworks.rest()
    assert "いまは使えません" in lineworks.got[-1].text


def test_secrets_are_in_no_log(at_lineworks, lineworks, caplog):
    caplog.set_level("DEBUG")
    lineworks.faults.answers = [Response(status_code=500)]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    for secret in (BOT_SECRET, "client-secret", "PRIVATE KEY", *lineworks.tokens):
        assert secret not in caplog.text


def test_a_link_that_one_person_got_acts_as_that_person(tmp_path, lineworks):
    today = japan_date(now())
    duty = due(HOURS.calendar.add(today, 6), id="T1", title="数値目標の設定")
    real = settings(tmp_path, **lineworks.settings())
    with Office(real, connect.LineWorksChannel, duties=[duty]) as office:
        lineworks.callback = f"{office.address}{connect.MOUNT}{connect.PATH}"
        office.register("clerk", workspace=DOMAIN)
        queue_reminder(office.reminders, Destination("lineworks", DOMAIN, f"channels/{ROOM}"))
        office.wake()
        office.rest()
        seen = next(each for each in lineworks.got[-1].actions if "acknowledge" in each.get("postback", ""))
        lineworks.writes("clerk", seen["text"], room=ROOM, postback=seen["postback"])
        office.rest()
        told = lineworks.got[-1]
        assert (told.address, "確認済" in told.text) == ("users/clerk", True)
        later = next(link for link in told.links if verb_of(link) == "snooze")
        until = (today + dt.timedelta(days=2)).isoformat()
        assert "もう一度お知らせします" in follow(office.browser(), later, {"until": until}, name="")
        with office.database.reading() as connection:
            *_, last = ledger.history(connection, TOWN, "T1", key_of(duty).cycle)
        assert (last.person, last.person_name) == ("p-clerk", "clerk")

"""LINE WORKS, against a stand-in of its wire format."""

import json

import pytest
from starlette.responses import JSONResponse, Response

from bot.domain.answer import Answer, Status
from bot.domain.principal import Role
from bot.storage import destinations, questions
from bot.texts import lineworks as texts
from bot.texts import reminders
from tests.hooks.service.lineworks import BOT_SECRET, signature
from tests.hooks.troubles import troubles
from tests.reminders.scene import TOWN

pytestmark = pytest.mark.webhooks

ROOM = "12345a12-b12c"
DOMAIN = "40029600"


class Scripted:
    generation = "g1"

    def __init__(self, answer):
        self._answer = answer

    def answer(self, asked, context):
        return self._answer


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


def test_one_token_serves_all_messages_until_it_ends(at_lineworks, lineworks):
    for number in range(3):
        lineworks.writes("u-1", f"質問{number}は？")
        at_lineworks.rest()
    assert lineworks.exchanged == 1


def test_a_token_that_was_taken_back_is_renewed(at_lineworks, lineworks):
    lineworks.writes("u-1", "一つ目は？")
    at_lineworks.rest()
    lineworks.tokens.clear()
    lineworks.writes("u-1", "二つ目は？")
    at_lineworks.rest()
    assert lineworks.exchanged == 2
    assert len(lineworks.got) == 2
    assert reminders.REPEATED not in lineworks.got[1].text


def test_too_many_calls_wait_as_long_as_they_are_told(at_lineworks, lineworks):
    lineworks.faults.busy = ["1"]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert len(lineworks.got) == 1
    (answer,) = [each for each in at_lineworks.messages() if each.kind == "answer"]
    assert answer.attempts == 1


def test_a_long_answer_is_cut_where_a_sentence_ends_and_whole(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文で、少し長めに書いてあります。" for number in range(150))
    at_lineworks.answerer = Scripted(Answer(Status.ANSWERED, said, "県に確かめてください。"))
    at_lineworks.answering._answerer = at_lineworks.answerer
    lineworks.writes("u-1", "全部は？")
    at_lineworks.rest()
    assert len(lineworks.got) > 2
    assert said in "".join(each.text for each in lineworks.got)
    assert all(each.text.endswith("。") for each in lineworks.got[:2])


def test_what_was_taken_of_a_long_answer_is_not_sent_again(at_lineworks, lineworks):
    said = "".join(f"これは{number}番目の文です。" for number in range(500))
    at_lineworks.answering._answerer = Scripted(Answer(Status.ANSWERED, said, "次です。"))
    lineworks.faults.answers = [None, JSONResponse({"code": "TOO_MANY_REQUESTS"}, 429)]
    lineworks.writes("u-1", "全部は？")
    at_lineworks.rest()
    assert "".join(each.text for each in lineworks.got).count("これは0番目の文です。") == 1
    assert said in "".join(each.text for each in lineworks.got)


def test_what_it_refuses_for_good_is_told_to_the_administrator(at_lineworks, lineworks):
    lineworks.faults.answers = [JSONResponse({"code": "USER_NOT_FOUND"}, 404)]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert [each["reason"] for each in troubles(at_lineworks)] == ["USER_NOT_FOUND"]


def test_a_page_of_a_filter_is_not_an_answer(at_lineworks, lineworks):
    lineworks.faults.answers = [Response("<html>禁止</html>", 200, media_type="text/html")]
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert len(lineworks.got) == 2, "a note that it may be repeated, and the answer"


def test_after_two_doubts_a_person_is_told(at_lineworks, lineworks):
    lineworks.faults.answers = [Response(status_code=502)] * 2
    lineworks.writes("u-1", "期限は？")
    at_lineworks.rest()
    assert lineworks.got == []
    assert [each["reason"] for each in troubles(at_lineworks)] == ["outcome unknown"]


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

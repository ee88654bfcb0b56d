"""Delivering through the real client: what each fault of the service means for a message."""

from __future__ import annotations

import datetime as dt
import socket
import uuid
from dataclasses import replace

import pytest

from bot.channels.slack.installed import Installed
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.position import Position
from bot.channels.slack.render import render
from bot.channels.slack.streaming import Streaming
from bot.domain.answer import as_data
from bot.ports import CannotTell, Delivery, Destination, Permanent, Retry, Sent, Unknown
from bot.texts import board, chat
from tests.answering.desk import ANSWER
from tests.slack.office import SECRET, database_of, now, settings
from tests.slack.service import Kind

pytestmark = pytest.mark.slack

SENTENCE = {"text": "お知らせします。"}


@pytest.fixture
def home(tmp_path):
    return tmp_path


@pytest.fixture
def messenger(slack, town, home):
    return make(home, slack_api_url=slack.url, slack_bot_token=town.token)


def make(home, **more):
    configured = settings(home, **{"http_timeout_seconds": 1.0, **more})
    installed = Installed(configured, database_of(home), SECRET, now)
    return SlackMessenger(installed, render, Streaming(lambda: 0.0))


def delivery(town, room, *, thread="", viewer="", edits="", kind="sentence", payload=None, address=""):
    at = now()
    place = Destination("slack", town.id, address or room.id, thread, viewer)
    return Delivery(str(uuid.uuid4()), kind, place, payload or SENTENCE, "shared", at, at, edits=edits)


def written(town):
    return [message.shown for message in town.written()]


def test_a_message_arrives_with_its_mark(messenger, town, room):
    sent = messenger.send(delivery(town, room))
    [message] = town.written()
    assert sent == Sent(f"{room.id}/{message.ts}")
    assert message.shown == SENTENCE["text"]


def test_the_mark_says_nothing_but_the_deliverys_id(messenger, town, room):
    posted = delivery(town, room)
    messenger.send(posted)
    [message] = town.written()
    assert message.metadata == {"event_type": "madoguchi", "event_payload": {"id": posted.id}}


def test_a_person_is_written_to_directly(messenger, town, tanaka, room):
    posted = delivery(town, room, address=tanaka.id)
    sent = messenger.send(posted)
    direct = town.direct(tanaka.id)
    assert sent == Sent(f"{direct.id}/{town.written()[0].ts}")
    assert messenger.find(posted) == sent


@pytest.mark.parametrize("kind", [Kind.RESET_BEFORE, Kind.FAIL_BEFORE])
def test_what_got_lost_before_it_arrived_is_not_found_and_sent_again(slack, messenger, town, room, kind):
    slack.goes_wrong("chat.postMessage", kind)
    posted = delivery(town, room)
    assert isinstance(messenger.send(posted), Unknown)
    assert messenger.find(posted) is None
    assert isinstance(messenger.send(posted), Sent)
    assert len(town.written()) == 1


@pytest.mark.parametrize("kind", [Kind.RESET_AFTER, Kind.FAIL_AFTER])
def test_what_arrived_without_an_answer_is_found(slack, messenger, town, room, kind):
    slack.goes_wrong("chat.postMessage", kind)
    posted = delivery(town, room)
    assert isinstance(messenger.send(posted), Unknown)
    assert messenger.find(posted) == Sent(f"{room.id}/{town.written()[0].ts}")


def test_what_takes_too_long_is_found(slack, messenger, town, room):
    slack.goes_wrong("chat.postMessage", Kind.SLOW, seconds=2.0)
    posted = delivery(town, room)
    assert isinstance(messenger.send(posted), Unknown)
    slack.until(lambda: town.written() != [])
    assert isinstance(messenger.find(posted), Sent)


@pytest.mark.parametrize("code", ["fatal_error", "internal_error", "service_unavailable"])
def test_an_answer_that_may_mean_both_is_unknown(slack, messenger, town, room, code):
    slack.goes_wrong("chat.postMessage", Kind.REFUSED, code=code)
    assert messenger.send(delivery(town, room)) == Unknown(code)


def test_slack_may_ask_for_patience(slack, messenger, town, room):
    slack.goes_wrong("chat.postMessage", Kind.RATE_LIMITED, seconds=17)
    outcome = messenger.send(delivery(town, room))
    assert outcome == Retry(dt.timedelta(seconds=17), "ratelimited")
    assert town.written() == []


def test_the_library_tries_once(slack, messenger, town, room):
    slack.goes_wrong("chat.postMessage", Kind.RESET_AFTER)
    messenger.send(delivery(town, room))
    assert len(slack.calls("chat.postMessage")) == 1


@pytest.mark.parametrize(
    "code",
    [
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "invalid_blocks",
        "msg_too_long",
        "invalid_auth",
        "account_inactive",
        "token_revoked",
        "missing_scope",
        "restricted_action",
        "thread_not_found",
    ],
)
def test_what_slack_will_never_take_is_given_up_with_its_code(slack, messenger, town, room, code):
    slack.goes_wrong("chat.postMessage", Kind.REFUSED, code=code)
    assert messenger.send(delivery(town, room)) == Permanent(code)


def test_where_nobody_invited_us_is_said(messenger, town):
    assert messenger.send(delivery(town, town.channel("雑談", invited=False))) == Permanent("not_in_channel")


def test_a_workspace_that_is_not_ours_is_said(messenger, town, room):
    foreign = delivery(town, room)
    foreign = replace(foreign, destination=replace(foreign.destination, workspace="T9"))
    assert messenger.send(foreign) == Permanent("not_installed")


def test_nobody_listens_is_tried_again_later(home, town, room, slack):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    deaf = make(home, slack_api_url=f"http://127.0.0.1:{port}/api/", slack_bot_token=town.token)
    assert isinstance(deaf.send(delivery(town, room)), Retry)
    assert isinstance(deaf.find(delivery(town, room)), Retry)


def test_a_name_that_cannot_be_resolved_is_tried_again_later(home, town, room):
    lost = make(home, slack_api_url="http://slack.invalid/api/", slack_bot_token=town.token)
    assert isinstance(lost.send(delivery(town, room)), Retry)


def test_what_cannot_be_rendered_is_given_up(messenger, town, room):
    assert messenger.send(delivery(town, room, kind="unheard of")) == Permanent("cannot_render")


def test_it_is_found_on_a_later_page(slack, messenger, town, tanaka, room):
    posted = delivery(town, room)
    messenger.send(posted)
    for number in range(250):
        tanaka.writes(room, f"話 {number}")
    assert isinstance(messenger.find(posted), Sent)
    assert len(slack.calls("conversations.history")) == 2


def test_it_is_found_in_a_thread(messenger, town, tanaka, room):
    asked = tanaka.mentions(room, "質問")
    posted = delivery(town, room, thread=asked.ts)
    assert messenger.find(posted) is None
    messenger.send(posted)
    assert messenger.find(posted) == Sent(f"{room.id}/{town.written()[0].ts}")


def test_another_delivery_is_not_taken_for_it(messenger, town, room):
    messenger.send(delivery(town, room))
    assert messenger.find(delivery(town, room)) is None


def test_somebody_elses_message_with_our_mark_is_another_delivery(messenger, town, tanaka, room):
    tanaka.writes(room, "madoguchi")
    assert messenger.find(delivery(town, room)) is None


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        (Kind.RATE_LIMITED, {"seconds": 30}, Retry(dt.timedelta(seconds=30), "ratelimited")),
        (Kind.REFUSED, {"code": "missing_scope"}, CannotTell()),
        (Kind.REFUSED, {"code": "not_in_channel"}, None),
    ],
)
def test_looking_may_fail_too(slack, messenger, town, room, kind, more, expected):
    slack.goes_wrong("conversations.history", kind, **more)
    assert messenger.find(delivery(town, room)) == expected


def test_a_history_that_does_not_answer_is_asked_again(slack, messenger, town, room):
    slack.goes_wrong("conversations.history", Kind.FAIL_BEFORE)
    assert isinstance(messenger.find(delivery(town, room)), Retry)


def test_what_one_person_sees_leaves_no_trace(messenger, town, tanaka, room):
    whisper = delivery(town, room, viewer=tanaka.id)
    assert isinstance(messenger.send(whisper), Sent)
    assert [message.shown for message in tanaka.whispers(room)] == [SENTENCE["text"]]
    assert messenger.find(whisper) == CannotTell()


def test_what_is_said_twice_says_so(messenger, town, tanaka, room):
    messenger.send(replace(delivery(town, room, viewer=tanaka.id), repeated=True))
    assert chat.SENT_TWICE in tanaka.whispers(room)[0].shown


def test_a_message_is_replaced_in_place_and_keeps_its_mark(messenger, town, room):
    posted = delivery(town, room)
    sent = messenger.send(posted)
    edit = delivery(town, room, edits=sent.external_id, payload={"text": "改めました。"})
    assert messenger.send(edit) == sent
    assert messenger.send(edit) == sent
    assert written(town) == ["改めました。"]
    assert messenger.find(posted) == sent


def test_a_message_that_is_gone_cannot_be_replaced(messenger, town, room):
    position = str(Position(room.id, "1.000001"))
    assert messenger.send(delivery(town, room, edits=position)) == Permanent("message_not_found")
    assert messenger.send(delivery(town, room, edits="?")) == Permanent("message_not_found")


def test_hostile_words_reach_nobody(messenger, town, room):
    said = {"text": "<!channel> <@U123> <https://evil.example|総務省> @everyone `a` *b*"}
    messenger.send(delivery(town, room, payload=said))
    [message] = town.written()
    assert (message.pings, message.links) == ([], [])


def test_an_answer_is_marked_like_everything_else(messenger, town, tanaka, room):
    payload = {"question": "q1", "asked": "上限は？", "answer": as_data(ANSWER)}
    asked = tanaka.mentions(room, "上限は？")
    posted = delivery(town, room, thread=asked.ts, kind="answer", payload=payload)
    assert messenger.find(posted) is None
    assert messenger.send(posted) == messenger.find(posted)


@pytest.mark.parametrize("reason", ["not_in_channel", "channel_not_found", "is_archived", "invalid_auth"])
def test_the_administrator_is_told_what_to_do(reason):
    assert "ください" in board.REASONS[reason]

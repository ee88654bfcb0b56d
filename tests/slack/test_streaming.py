"""Answers that grow: whatever happens in the middle, they end whole and once."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from bot.channels.slack.acts import Asked, Spot, Who
from bot.channels.slack.installed import Installed
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.render import render
from bot.channels.slack.streaming import Streaming, preview
from bot.domain.answer import Status, as_data
from bot.ports import Delivery, Destination, Sent, Unknown
from tests.answering.desk import ANSWER
from tests.slack.office import SECRET, database_of, now, settings
from tests.slack.service import Kind

pytestmark = pytest.mark.slack

LONG = replace(
    ANSWER,
    conclusion="".join(f"{n}つ目の条件として、市町村は計画を定めることとされています。" for n in range(20)),
)


class Stopwatch:
    """Seconds that pass when a test says so."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def stopwatch():
    return Stopwatch()


@pytest.fixture
def messenger(slack, town, tanaka, tmp_path, stopwatch):
    configured = settings(tmp_path, slack_api_url=slack.url, slack_bot_token=town.token)
    installed = Installed(configured, database_of(tmp_path), SECRET, now)
    asked = Asked(Who(town.id, tanaka.id), Spot(town.id, "C"), "", "")
    return SlackMessenger(installed, render, Streaming(stopwatch), asker=lambda _: asked)


@pytest.fixture
def thread(tanaka, room):
    return tanaka.mentions(room, "条件は？")


def delivery(town, room, thread, answer=LONG):
    at = now()
    payload = {"question": "q1", "asked": "条件は？", "answer": as_data(answer)}
    place = Destination("slack", town.id, room.id, thread.ts if thread else "")
    return Delivery(str(uuid.uuid4()), "answer", place, payload, "shared", at, at)


def streamed(slack):
    return [call.error or "ok" for call in slack.calls("chat.startStream")]


def test_an_answer_grows_and_ends_as_if_it_had_been_posted(slack, messenger, town, room, thread):
    posted = delivery(town, room, thread)
    sent = messenger.send(posted)
    [message] = town.written()
    assert sent == Sent(f"{room.id}/{message.ts}") == messenger.find(posted)
    assert len(slack.calls("chat.appendStream")) >= 2
    assert not message.streaming
    assert message.blocks == render(posted)["blocks"]
    assert message.text == render(posted)["text"]


def test_what_grows_is_the_conclusion_and_acts_on_nothing():
    hostile = replace(ANSWER, conclusion="# [総務省](https://evil.example) <!channel> | a | `b`")
    said = "".join(preview(Delivery("1", "answer", None, {"answer": as_data(hostile)}, "", now(), now())))
    assert not set("[]#|`*<>") & set(said)
    assert "://" not in said


@pytest.mark.parametrize("code", ["unknown_method", "feature_not_enabled", "channel_type_not_supported"])
def test_where_it_is_refused_the_answer_is_posted_and_streaming_not_tried_again(
    slack, messenger, stopwatch, town, room, thread, code
):
    slack.goes_wrong("chat.startStream", Kind.REFUSED, code=code)
    assert isinstance(messenger.send(delivery(town, room, thread)), Sent)
    stopwatch.seconds = 1e6
    assert isinstance(messenger.send(delivery(town, room, thread)), Sent)
    assert streamed(slack) == [code]
    assert len(town.written()) == 2


def test_a_refusal_in_channels_says_nothing_of_direct_messages(slack, messenger, town, tanaka, room, thread):
    slack.goes_wrong("chat.startStream", Kind.REFUSED, code="channel_type_not_supported")
    messenger.send(delivery(town, room, thread))
    direct = tanaka.writes_dm("条件は？")
    messenger.send(delivery(town, direct.channel, direct))
    assert streamed(slack) == ["channel_type_not_supported", "ok"]


def test_where_many_wait_only_some_grow(slack, messenger, stopwatch, town, room, thread):
    for _ in range(3):
        messenger.send(delivery(town, room, thread))
    assert streamed(slack) == ["ok"]
    stopwatch.seconds = 5
    messenger.send(delivery(town, room, thread))
    assert streamed(slack) == ["ok", "ok"]
    assert len(town.written()) == 4


def test_when_slack_asks_for_patience_the_answer_is_posted(slack, messenger, stopwatch, town, room, thread):
    slack.goes_wrong("chat.startStream", Kind.RATE_LIMITED, seconds=60)
    assert isinstance(messenger.send(delivery(town, room, thread)), Sent)
    stopwatch.seconds = 59
    messenger.send(delivery(town, room, thread))
    assert len(slack.calls("chat.startStream")) == 1


@pytest.mark.parametrize("kind", [Kind.FAIL_BEFORE, Kind.RESET_BEFORE, Kind.RESET_AFTER])
def test_a_piece_that_fails_is_made_good(slack, messenger, town, room, thread, kind):
    slack.goes_wrong("chat.appendStream", kind)
    posted = delivery(town, room, thread)
    assert isinstance(messenger.send(posted), Sent)
    assert [message.blocks for message in town.written()] == [render(posted)["blocks"]]


def test_a_stream_that_somebody_stopped_is_made_whole(slack, messenger, town, room, thread):
    def stop(_arguments):
        for message in town.written():
            message.streaming = False
        return True

    slack.goes_wrong("chat.appendStream", Kind.REFUSED, code="message_not_in_streaming_state", where=stop)
    posted = delivery(town, room, thread)
    assert isinstance(messenger.send(posted), Sent)
    assert [message.blocks for message in town.written()] == [render(posted)["blocks"]]


@pytest.mark.parametrize("method", ["chat.stopStream", "chat.update"])
@pytest.mark.parametrize("kind", [Kind.FAIL_BEFORE, Kind.FAIL_AFTER, Kind.RATE_LIMITED, Kind.RESET_AFTER])
def test_an_end_that_fails_is_looked_for_and_finished(slack, messenger, town, room, thread, method, kind):
    slack.goes_wrong(method, kind)
    posted = delivery(town, room, thread)
    assert isinstance(messenger.send(posted), Unknown)
    assert isinstance(messenger.find(posted), Sent)
    assert [message.blocks for message in town.written()] == [render(posted)["blocks"]]


@pytest.mark.parametrize("kind", [Kind.FAIL_AFTER, Kind.RESET_AFTER])
def test_a_beginning_without_an_answer_is_looked_for_and_finished(slack, messenger, town, room, thread, kind):
    slack.goes_wrong("chat.startStream", kind)
    posted = delivery(town, room, thread)
    assert isinstance(messenger.send(posted), Unknown)
    assert isinstance(messenger.find(posted), Sent)
    assert [message.blocks for message in town.written()] == [render(posted)["blocks"]]


def test_a_beginning_that_never_arrived_is_sent_anew(slack, messenger, town, room, thread):
    slack.goes_wrong("chat.startStream", Kind.RESET_BEFORE)
    posted = delivery(town, room, thread)
    assert isinstance(messenger.send(posted), Unknown)
    assert messenger.find(posted) is None
    assert isinstance(messenger.send(posted), Sent)
    assert len(town.written()) == 1


def test_the_beginning_of_another_answer_is_left_alone(slack, messenger, stopwatch, town, room, thread):
    slack.goes_wrong("chat.stopStream", Kind.FAIL_BEFORE)
    begun = delivery(town, room, thread)
    messenger.send(begun)
    other = delivery(town, room, thread, replace(ANSWER, conclusion="まったく別の答えです。"))
    assert messenger.find(other) is None
    assert isinstance(messenger.find(begun), Sent)


def test_a_short_answer_is_posted_at_once(slack, messenger, town, room, thread):
    messenger.send(delivery(town, room, thread, ANSWER))
    assert streamed(slack) == []


def test_without_a_thread_nothing_grows(slack, messenger, town, room):
    messenger.send(delivery(town, room, None))
    assert streamed(slack) == []


def test_an_abstention_is_posted(slack, messenger, town, room, thread):
    messenger.send(delivery(town, room, thread, replace(ANSWER, status=Status.ABSTAINED)))
    assert streamed(slack) == []

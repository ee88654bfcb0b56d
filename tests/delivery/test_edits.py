"""A message that replaces another arrives after it, in order, and only where the other one arrived."""

import dataclasses
import datetime as dt

import pytest

from bot.ports import Permanent, Retry, Unknown
from bot.storage import outbox
from tests.delivery.chat import TIMING, Chat, Clock, deliver
from tests.storage.samples import NOW, message

pytestmark = pytest.mark.reminders
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def clock():
    return Clock()


def put(database, each=None):
    with database.writing() as connection:
        outbox.add(connection, each or message(), at=NOW)


def edit(database, text, at=NOW):
    with database.writing() as connection:
        return outbox.edit(connection, message().id, {"text": text}, at=at)


def said(database):
    with database.reading() as connection:
        return outbox.current_payload(connection, message().id)


def test_an_edit_replaces_the_message_that_arrived(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    assert edit(database, "完了しました", clock.at + SECOND)
    clock.at += SECOND
    deliver(database, chat, clock)
    assert [(each.payload["text"], each.edits) for each in chat.messages] == [
        ("回答1", ""),
        ("完了しました", "m1"),
    ]
    assert said(database) == {"text": "完了しました"}


def test_what_nobody_has_sent_yet_goes_out_with_the_new_words(database, clock):
    chat = Chat()
    put(database)
    edit(database, "新しい")
    deliver(database, chat, clock)
    assert [each.payload for each in chat.messages] == [{"text": "新しい"}]


def test_only_the_last_of_several_waiting_edits_is_sent(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    for number in range(3):
        edit(database, f"第{number}版", clock.at + number * SECOND)
    clock.at += 5 * SECOND
    deliver(database, chat, clock)
    assert [each.payload["text"] for each in chat.messages] == ["回答1", "第2版"]


def test_an_edit_waits_until_it_is_known_whether_the_message_arrived(database, clock):
    chat = Chat(("stored", Unknown("http 500")))
    put(database)
    deliver(database, chat, clock, patience=dt.timedelta())
    edit(database, "訂正", clock.at)
    deliver(database, chat, clock)
    assert [(each.payload["text"], each.edits) for each in chat.messages] == [
        ("回答1", ""),
        ("訂正", "found"),
    ]


def test_a_later_edit_never_overtakes_one_of_unknown_outcome(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    chat.script = [Unknown("http 500")]
    edit(database, "一", clock.at)
    deliver(database, chat, clock, patience=dt.timedelta())
    edit(database, "二", clock.at + SECOND)
    clock.at += SECOND
    deliver(database, chat, clock)
    assert [each.payload["text"] for each in chat.messages] == ["回答1", "一", "二"]
    assert clock.at >= NOW + TIMING.quiet


def test_an_edit_of_a_message_that_never_arrived_is_given_up(database, clock):
    chat = Chat(Retry(SECOND, "429"), Permanent("channel_not_found"))
    put(database)
    deliver(database, chat, clock, patience=dt.timedelta())
    edit(database, "訂正", clock.at)
    deliver(database, chat, clock)
    assert chat.messages == []
    assert not edit(database, "もう一度", clock.at)
    with database.reading() as connection:
        assert outbox.in_state(connection, "pending") == []


def test_an_edit_that_never_gets_through_ends_and_somebody_is_told(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    chat.script = [Unknown("http 500")] * 100
    edit(database, "訂正", clock.at)
    deliver(database, chat, clock)
    with database.reading() as connection:
        assert len(outbox.in_state(connection, "dead")) == 1
    assert chat.script


def test_an_edit_goes_to_the_same_thread_and_viewer(database, clock):
    chat = Chat()
    place = dataclasses.replace(message().destination, thread="T1", viewer="U1")
    put(database, dataclasses.replace(message(), destination=place))
    deliver(database, chat, clock)
    edit(database, "訂正", clock.at)
    deliver(database, chat, clock)
    assert {each.destination for each in chat.messages} == {place}


def test_an_edit_that_the_service_put_off_never_comes_after_a_newer_one(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    chat.script = [Retry(60 * SECOND, "429")]
    edit(database, "一", clock.at)
    deliver(database, chat, clock, patience=dt.timedelta())
    edit(database, "二", clock.at + SECOND)
    clock.at += 120 * SECOND
    deliver(database, chat, clock)
    assert [each.payload["text"] for each in chat.messages] == ["回答1", "二"]


def test_an_edit_put_off_while_a_newer_one_came_goes_first(database, clock):
    chat = Chat()
    put(database)
    deliver(database, chat, clock)
    chat.script = [Retry(60 * SECOND, "429")]
    chat.before = lambda: edit(database, "二", clock.at + SECOND)
    edit(database, "一", clock.at)
    deliver(database, chat, clock)
    assert [each.payload["text"] for each in chat.messages] == ["回答1", "一", "二"]

"""Every answer of a service leads to exactly one message, or to somebody being told."""

import datetime as dt

import pytest

from bot.delivery import operator
from bot.delivery.send import Timing
from bot.ports import Destination, Pace, Permanent, Retry, Sent, Unknown
from bot.storage import board, leases, outbox
from tests.delivery.chat import TIMING, Chat, Clock, deliver, worker
from tests.storage.samples import NOW, TOWN, message

pytestmark = pytest.mark.reminders

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock():
    return Clock()


def put(database, *messages):
    with database.writing() as connection:
        for each in messages:
            outbox.add(connection, each, at=NOW)


def row(database, number=1):
    with database.reading() as connection:
        return outbox.by_id(connection, message(number).id)


def told(database):
    with database.reading() as connection:
        return [notice.payload["reason"] for notice in board.on(connection, board.ADMINISTRATOR)]


def test_a_message_is_sent_once(database, clock):
    chat = Chat()
    put(database, message())
    deliver(database, chat, clock)
    deliver(database, chat, clock)
    assert [each.payload for each in chat.messages] == [{"text": "回答1"}]
    assert (row(database).state, row(database).how) == ("sent", "posted")


@pytest.mark.parametrize("doubt", [Unknown("http 500"), TimeoutError()])
def test_what_was_stored_in_spite_of_an_error_is_found_and_not_sent_again(database, clock, doubt):
    chat = Chat(("stored", doubt))
    put(database, message())
    deliver(database, chat, clock)
    assert len(chat.messages) == 1
    assert (row(database).state, row(database).how) == ("sent", "reconciled")
    assert clock.at == NOW + TIMING.quiet


@pytest.mark.parametrize("doubt", [Unknown("http 500"), ConnectionResetError()])
def test_what_was_not_stored_is_sent_again_after_the_quiet_period(database, clock, doubt):
    chat = Chat(doubt)
    put(database, message())
    deliver(database, chat, clock)
    assert [each.at for each in chat.messages] == [NOW + TIMING.quiet]
    assert not chat.messages[0].repeated


def test_a_service_that_is_busy_costs_no_attempt(database, clock):
    chat = Chat(*[Retry(MINUTE, "429")] * 40)
    put(database, message())
    deliver(database, chat, clock)
    assert len(chat.messages) == 1
    assert row(database).attempts == 1
    assert clock.at == NOW + 40 * MINUTE


def test_a_busy_service_is_left_alone_by_the_whole_workspace(database, clock):
    chat = Chat(Retry(MINUTE, "429"))
    elsewhere = message(3, destination=Destination("chat", "W2", "C9"))
    put(database, message(1, address="C1"), message(2, address="C2"), elsewhere)
    deliver(database, chat, clock)
    by_workspace = {each.destination.workspace: each.at for each in chat.messages}
    assert by_workspace["W2"] == NOW
    assert all(each.at >= NOW + MINUTE for each in chat.messages if each.destination.workspace == "W1")
    assert len(chat.messages) == 3


def test_a_history_that_cannot_be_read_now_is_asked_again(database, clock):
    chat = Chat(("stored", Unknown("reset")))
    chat.looked = [Retry(MINUTE, "429"), ConnectionError()]
    put(database, message())
    deliver(database, chat, clock)
    assert len(chat.messages) == 1
    assert row(database).how == "reconciled"


def test_a_place_that_does_not_exist_is_given_up_and_the_administrator_told_once(database, clock):
    chat = Chat(*[Permanent("channel_not_found")] * 3)
    put(database, *(message(n) for n in (1, 2, 3)))
    deliver(database, chat, clock)
    assert chat.messages == []
    assert [row(database, n).state for n in (1, 2, 3)] == ["dead"] * 3
    assert told(database) == ["channel_not_found"]


def test_a_channel_without_read_back_sends_again_once_and_says_so(database, clock):
    chat = Chat(("stored", Unknown("reset")), readable=False)
    put(database, message())
    deliver(database, chat, clock)
    assert [each.repeated for each in chat.messages] == [False, True]


def test_a_channel_without_read_back_is_left_to_a_human_after_that(database, clock):
    chat = Chat(Unknown("reset"), Unknown("reset"), readable=False)
    put(database, message())
    deliver(database, chat, clock)
    assert row(database).state == "dead"
    assert told(database) == [operator.CANNOT_TELL]


def test_a_service_that_never_works_again_is_given_up_after_most_of_a_day(database, clock):
    chat = Chat(*[Unknown("http 500")] * 100)
    put(database, message())
    deliver(database, chat, clock)
    assert told(database) == [operator.GIVEN_UP]
    assert dt.timedelta(hours=10) < clock.at - NOW < dt.timedelta(hours=24)


def test_what_is_no_longer_useful_is_not_sent_again(database, clock):
    chat = Chat(Unknown("http 500"))
    put(database, message(expires_at=NOW + dt.timedelta(seconds=30)))
    deliver(database, chat, clock)
    assert chat.messages == []
    assert told(database) == [operator.EXPIRED]


def test_a_worker_that_was_held_up_sends_nothing(database, clock):
    chat = Chat()
    put(database, message())
    slow = [NOW, NOW + dt.timedelta(seconds=75), NOW + dt.timedelta(seconds=75)]
    worker(database, chat, lambda: slow.pop(0)).deliver_one()
    assert chat.messages == []
    assert (row(database).state, row(database).attempts) == ("pending", 0)
    deliver(database, chat, clock)
    assert len(chat.messages) == 1


def test_a_crashed_worker_is_followed_by_another_one(database, clock):
    chat = Chat()
    put(database, message())
    with database.writing() as connection:
        held = leases.claim(connection, at=NOW, lease=TIMING.lease, paces={"chat": chat.pace})
    chat.messages.append(held.delivery)
    clock.at += TIMING.lease + dt.timedelta(seconds=1)
    deliver(database, chat, clock)
    assert len(chat.messages) == 1
    assert row(database).how == "reconciled"


def test_the_pace_of_a_service_is_kept(database, clock):
    pace = Pace(workspace=dt.timedelta(seconds=0.25), address=dt.timedelta(seconds=1))
    chat = Chat(pace=pace)
    put(database, *(message(n, address=f"C{n % 2}") for n in range(8)))
    deliver(database, chat, clock)
    assert clock.at - NOW == dt.timedelta(seconds=3.25)


def test_waiting_ends_when_the_service_stops(database, clock):
    chat = Chat(Retry(MINUTE, "429"))
    put(database, message())
    sender = worker(database, chat, clock)
    assert sender.run(pause=lambda _: True, patience=dt.timedelta(hours=1)) == 1
    assert chat.messages == []


def test_a_board_shows_a_delivery_once(database, clock):
    put(database, message(destination=Destination("board", "", TOWN)))
    deliver(database, Chat(), clock)
    deliver(database, Chat(), clock)
    with database.reading() as connection:
        (notice,) = board.on(connection, TOWN)
    assert notice.payload == {"text": "回答1"}


def test_a_lease_that_is_shorter_than_a_call_is_refused():
    with pytest.raises(ValueError, match="outlast"):
        Timing(lease=MINUTE, quiet=MINUTE, call=MINUTE)


def test_found_messages_keep_their_id(database, clock):
    chat = Chat(("stored", Unknown("reset")))
    put(database, message())
    deliver(database, chat, clock)
    assert row(database).external_id == Sent("found").external_id

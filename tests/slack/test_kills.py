"""kill -9: what was acknowledged is answered, and answered once."""

from __future__ import annotations

import random
import time

import pytest

from bot.storage.outbox import counts
from tests.slack.office import database_of, socket_mode
from tests.slack.service import Kind
from tests.slack.victim import Forge, Victims

pytestmark = [pytest.mark.slack, pytest.mark.faults]

QUESTIONS, KILLS, CHANNELS = 120, 14, 12
# A lease outlasts a call; a quiet time outlasts what a killed process may still have sent.
QUICK = {"http_timeout_seconds": 1.0, "lease_seconds": 2.0, "quiet_seconds": 1.0}
# Long enough to be streamed.
LONG = "伴走支援を受けるための申込期限と、そのときに出す書類を教えてください。" * 8
WHOLE = "財政措置の手引き"


@pytest.fixture(scope="module")
def forge():
    made = Forge()
    yield made
    made.close()


@pytest.fixture
def victims(forge, slack, town, tmp_path):
    """An application that has connected."""
    with Victims(forge, tmp_path, {**socket_mode(slack, town), **QUICK}) as made:
        assert slack.sockets.wait_connected(60)
        yield made


def mentions(slack):
    """The ts of every mention that was acknowledged, whatever came of the acknowledgement."""
    events = [each for each in slack.delivered() if each.payload["event"]["type"] == "app_mention"]
    return {each.payload["event"]["ts"] for each in events if each.acknowledged}


def ended(home):
    """Whether nothing is under way any more."""
    database = database_of(home)
    try:
        with database.reading() as connection:
            states = counts(connection)
        return set(states) <= {"sent"} and states
    finally:
        database.close()


def wait(holds, seconds):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_fourteen_kills_during_a_hundred_and_twenty_questions(slack, town, tanaka, tmp_path, victims):
    dice = random.Random(14)
    rooms = [town.channel(f"相談{number}") for number in range(CHANNELS)]
    asked = []
    for number in range(QUESTIONS):
        asked.append(tanaka.mentions(rooms[number % CHANNELS], f"質問その{number}。{LONG}"))
        time.sleep(dice.uniform(0.0, 0.4))
        if number % (QUESTIONS // KILLS) == 4 and victims.kills < KILLS:
            victims.kill()
            victims.start()
    assert victims.kills == KILLS
    wait(lambda: len(mentions(slack)) == QUESTIONS, 60)
    wait(lambda: all(tanaka.replies_to(each) for each in asked), 120)
    wait(lambda: ended(tmp_path), 60)
    for number, question in enumerate(asked):
        shown = [message.shown for message in tanaka.replies_to(question)]
        assert len(shown) == 1, shown
        assert f"「質問その{number}。" in shown[0]
        assert WHOLE in shown[0]


@pytest.mark.parametrize("kind", [Kind.RESET_BEFORE, Kind.RESET_AFTER])
@pytest.mark.parametrize(
    "method", ["chat.startStream", "chat.appendStream", "chat.stopStream", "chat.update", "chat.postMessage"]
)
def test_a_kill_in_the_middle_of_an_answer(slack, tanaka, room, tmp_path, victims, method, kind):
    """Whatever call it dies in, and whether or not that call still takes effect."""

    def dies(_arguments):
        victims.kill()
        return True

    slack.goes_wrong(method, kind, where=dies)
    asked = tanaka.mentions(room, "申込期限は？" if method == "chat.postMessage" else LONG)
    wait(lambda: victims.kills == 1, 30)
    victims.start()
    wait(lambda: [m for m in tanaka.replies_to(asked) if m.metadata], 60)
    wait(lambda: ended(tmp_path), 60)
    [answer] = tanaka.replies_to(asked)
    assert WHOLE in answer.shown
    assert not answer.streaming

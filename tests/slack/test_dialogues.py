"""The dialogues that every channel has to pass, in Slack: real application, real answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from bot.answering.quoting import QuotingAnswerer
from bot.delivery.board import BoardMessenger
from bot.ports import Destination
from bot.storage import destinations
from knowledge.calendars.office_hours import japan_date
from tests.channels.dialogues import Dialogue, load
from tests.channels.starter import starter
from tests.planning.make import due
from tests.reminders.scene import ELSEWHERE, TOWN
from tests.slack.office import Office, now, settings, socket_mode
from tests.slack.talk import Talk

pytestmark = [pytest.mark.slack, pytest.mark.grounding]

TODAY = japan_date(now())
DIALOGUES = load(TODAY)
DUTY = due(
    TODAY + dt.timedelta(days=DIALOGUES.duty.due_in_days), id=DIALOGUES.duty.id, title=DIALOGUES.duty.title
)


@pytest.fixture
def office(slack, town, tmp_path) -> Iterator[Office]:
    """The application on the starter pack, with one duty."""
    real = settings(tmp_path, **socket_mode(slack, town))
    made = Office(real, answerer=QuotingAnswerer(starter().served), duties=[DUTY], towns=(TOWN, ELSEWHERE))
    made.messengers["board"] = BoardMessenger(made.database)
    with made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


@pytest.fixture
def talk(office, town, tanaka, room) -> Talk:
    """A conversation in a channel that a stranger and a guest can read too."""
    office.register(tanaka, town=TOWN)
    stranger, guest = town.person("よその人"), town.person("ゲスト", guest=True)
    office.register(stranger, town=ELSEWHERE)
    room.members |= {stranger.id, guest.id}
    return Talk(office, room, {"clerk": tanaka, "stranger": stranger, "unknown": guest})


@pytest.mark.parametrize("dialogue", DIALOGUES.dialogues, ids=lambda each: each.name)
def test_in_slack(dialogue: Dialogue, talk: Talk, office, slack, town, room) -> None:
    if dialogue.given == "reminder":
        remind(office, town.id, room.id)
        slack.until(lambda: len(room.messages) == 1)
        talk.message = next(iter(room.messages.values()))
    for turn in dialogue.turns:
        assert list(talk.take(turn)) == [], talk.message and talk.message.shown


def remind(office: Office, workspace: str, channel: str) -> None:
    """Let the reminder go out that was due in the last two weeks of office hours."""
    since = now() - dt.timedelta(days=14)
    place = Destination("slack", workspace, channel)
    with office.database.writing() as connection:
        destinations.add(connection, organisation=TOWN, place=place, at=since)
    office.reminders.plan(at=since)
    office.reminders.queue_due(at=now())
    office.wake()

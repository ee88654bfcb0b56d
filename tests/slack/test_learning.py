"""What became of an answer since, in the thread where it was asked."""

from __future__ import annotations

import pytest

from bot.domain.principal import Principal, Role
from bot.errors import Unavailable
from bot.learning.corrections import Corrections
from bot.storage import questions
from bot.texts import chat
from tests.slack.office import Office, settings, socket_mode
from tests.slack.watching import answers, rest

pytestmark = [pytest.mark.slack, pytest.mark.escalation]
BOSS = Principal("boss", "web", roles=frozenset({Role.ADMINISTRATOR}))
REASON = "上限が変わりました。"


@pytest.fixture
def office(slack, town, tmp_path):
    with Office(settings(tmp_path, **socket_mode(slack, town))) as made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


def no_index():
    raise Unavailable("いまは使えません。")


def test_a_wrong_answer_is_withdrawn_in_place_and_told_once_below(office, tanaka, room):
    asked = tanaka.mentions(room, "上限はいくらですか")
    [answer] = answers(tanaka, asked)
    with office.database.reading() as connection:
        [row] = questions.listed(connection)
    Corrections(office.database, no_index).withdraw(BOSS, row.id, REASON, at=office.now())
    office.wake()
    rest(office)
    assert chat.WITHDRAWN in answer.shown
    assert "100万円" not in answer.shown
    below = [each.shown for each in tanaka.replies_to(asked)]
    assert sum("誤りがあったため" in each and REASON in each for each in below) == 1

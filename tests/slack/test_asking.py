"""Every way of asking, through a real bolt application connected to the stand-in."""

from __future__ import annotations

import pytest

from tests.slack.office import Office, settings

pytestmark = pytest.mark.slack


@pytest.fixture
def office(slack, town, tmp_path):
    made = Office(
        settings(
            tmp_path,
            slack_api_url=slack.url,
            slack_bot_token=town.token,
            slack_app_token=slack.application.token,
        )
    )
    with made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


def complete(slack, person, asked, count=1):
    """The answers below a message, once they are finished."""
    slack.until(lambda: sum(bool(m.metadata) for m in person.replies_to(asked)) >= count)
    return person.replies_to(asked)


def test_a_mention_is_answered_in_its_thread(office, slack, tanaka, room):
    asked = tanaka.mentions(room, "申込期限はいつですか？")
    [answer] = complete(slack, tanaka, asked)
    assert "「申込期限はいつですか？」への答えです。" in answer.shown
    assert "財政措置の手引き" in answer.shown

"""Our app against a third party's idea of Slack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from bot.cli.slack import command
from bot.texts.slack_setup import SCOPES
from tests.emulators.slack import Emulate, Installed

pytestmark = [pytest.mark.emulators, pytest.mark.slack]


@pytest.fixture(scope="module")
def emulate(tmp_path_factory) -> Iterator[Emulate]:
    """The emulator, once for all tests."""
    running = Emulate(tmp_path_factory.mktemp("emulate"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def installed(emulate) -> Installed:
    """Our app after somebody agreed."""
    return emulate.install()


def test_an_installation_grants_what_the_manifest_asks_for(installed) -> None:
    assert installed.token.startswith("xoxb-")
    assert installed.scopes == SCOPES.keys()


def test_a_message_its_thread_and_its_change(emulate, installed) -> None:
    client = emulate.client(installed.token)
    channel = client.conversations_open(users=installed.installer)["channel"]["id"]
    mark = {"event_type": "madoguchi", "event_payload": {"id": "d-1"}}
    asked = client.chat_postMessage(channel=channel, text="質問")["ts"]
    answered = client.chat_postMessage(channel=channel, thread_ts=asked, text="調べています", metadata=mark)
    client.chat_update(channel=channel, ts=answered["ts"], text="5回です")
    found = client.conversations_replies(channel=channel, ts=asked, include_all_metadata=True)["messages"]
    assert [message["text"] for message in found] == ["質問", "5回です"]
    assert found[1]["metadata"] == mark


def test_the_check_understands_its_answers(emulate, installed, tmp_path) -> None:
    settings = {
        "MADOGUCHI_HOME": str(tmp_path / "home"),
        "MADOGUCHI_SLACK_API_URL": emulate.api_url,
        "MADOGUCHI_SLACK_BOT_TOKEN": installed.token,
        "MADOGUCHI_SLACK_SIGNING_SECRET": "secret",
    }
    said = CliRunner().invoke(command, ["check"], env=settings).output
    assert "ワークスペース「みどり市」に" in said
    assert "許可がありません" not in said

"""Our application against a third party's idea of Slack: joining, threads, changes, Home."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from bot.cli.slack import command
from bot.ports import Delivery, Destination, Sent
from bot.sealing import unseal
from bot.storage import installations
from bot.storage.installations import Installation
from bot.texts.slack_setup import SCOPES
from tests.emulators.slack import CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, Emulate
from tests.slack.door import Door, page
from tests.slack.office import SECRET, Office, now, settings
from tests.slack.service.requests import signed
from tests.web.live import Live

pytestmark = [pytest.mark.emulators, pytest.mark.slack]


@pytest.fixture(scope="module")
def door() -> Door:
    """What our application will be put behind."""
    return Door()


@pytest.fixture(scope="module")
def address(door) -> Iterator[str]:
    """Where that is."""
    live = Live(door)
    yield live.address
    live.close()


@pytest.fixture(scope="module")
def emulate(address, tmp_path_factory) -> Iterator[Emulate]:
    """The emulator, once for all tests."""
    running = Emulate(tmp_path_factory.mktemp("emulate"), address)
    yield running
    running.close()


@pytest.fixture(scope="module")
def office(emulate, door, address, tmp_path_factory) -> Iterator[Office]:
    """Our application in HTTP mode, after somebody of the workspace agreed to it."""
    configured = settings(
        tmp_path_factory.mktemp("home"),
        slack_api_url=emulate.api_url,
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret=SIGNING_SECRET,
        web_public_url=address,
    )
    with Office(configured) as made:
        door.application = page(made)
        assert "みどり市" in emulate.install()
        yield made


@pytest.fixture
def installed(office) -> Installation:
    """What the installation left."""
    with office.database.reading() as connection:
        [row] = installations.listed(connection, "slack")
    return row


@pytest.fixture
def client(emulate, installed):
    """The library's client with the token that was given."""
    return emulate.client(unseal(SECRET, installed.token))


@pytest.fixture
def asker(client) -> str:
    """A member of the workspace."""
    return next(each["id"] for each in client.api_call("users.list")["members"] if each["name"] == "tanaka")


@pytest.fixture
def channel(client) -> str:
    """A public channel."""
    return client.conversations_list()["channels"][0]["id"]


def tell(address: str, installed: Installation, event: dict[str, Any]) -> None:
    """What Slack would send: the emulator lets nobody subscribe."""
    authorised = {"team_id": installed.workspace, "user_id": installed.bot_user, "is_bot": True}
    body = json.dumps(
        {
            "type": "event_callback",
            "team_id": installed.workspace,
            "event_id": f"Ev{time.monotonic_ns()}",
            "event": event,
            "authorizations": [authorised],
        }
    )
    headers = signed(body, SIGNING_SECRET, str(int(time.time())))
    sent = {"Content-Type": "application/json", **headers}
    assert httpx.post(f"{address}/slack/events", content=body, headers=sent, trust_env=False).is_success


def until(holds: Callable[[], bool], *, seconds: float = 30.0) -> None:
    """Wait for what the application does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_joining_grants_what_the_manifest_asks_for(installed) -> None:
    assert set(installed.permissions) == SCOPES.keys()
    assert unseal(SECRET, installed.token).startswith("xoxb-")


def test_a_mention_is_answered_in_its_thread(office, address, client, installed, asker, channel) -> None:
    text = f"<@{installed.bot_user}> 申込期限は？"
    asked = client.chat_postMessage(channel=channel, text=text)["ts"]
    event = {"type": "app_mention", "user": asker, "channel": channel, "ts": asked, "text": text}

    def replies() -> list[dict[str, Any]]:
        return client.conversations_replies(channel=channel, ts=asked)["messages"][1:]

    tell(address, installed, event)
    until(lambda: len(replies()) == 1)
    tell(address, installed, event)
    until(office.rests)
    [answer] = replies()
    assert "「申込期限は？」への答えです。" in json.dumps(answer["blocks"], ensure_ascii=False)


def test_a_message_is_found_again_and_changed(office, client, installed, channel) -> None:
    place = Destination("slack", installed.workspace, channel)
    first = Delivery("d-1", "sentence", place, {"text": "調べています。"}, "shared", now(), now())
    sent = office.slack.messenger.send(first)
    assert isinstance(sent, Sent)
    assert office.slack.messenger.find(first) == sent
    change = Delivery(
        "d-2", "sentence", place, {"text": "終わりました。"}, "shared", now(), now(), edits=sent.external_id
    )
    assert office.slack.messenger.send(change) == sent
    newest = client.conversations_history(channel=channel)["messages"][0]
    assert "終わりました。" in json.dumps(newest["blocks"], ensure_ascii=False)


def test_the_home_tab_is_published(office, emulate, address, installed, asker) -> None:
    assert "No App Home views" in emulate.views()
    tell(address, installed, {"type": "app_home_opened", "user": asker, "channel": "D1", "tab": "home"})
    until(lambda: "No App Home views" not in emulate.views())


def test_the_check_understands_its_answers(emulate, client, tmp_path) -> None:
    environment = {
        "MADOGUCHI_HOME": str(tmp_path / "home"),
        "MADOGUCHI_SLACK_API_URL": emulate.api_url,
        "MADOGUCHI_SLACK_BOT_TOKEN": client.token,
        "MADOGUCHI_SLACK_SIGNING_SECRET": SIGNING_SECRET,
    }
    said = CliRunner().invoke(command, ["check"], env=environment).output
    assert "「みどり市（" in said
    assert "許可がありません" not in said

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.channels.slack.setup import manifest
from tests.slack.office import Office, settings, socket_mode
from tests.slack.service import Channel, Person, SlackService, Workspace


@pytest.fixture
def slack() -> Iterator[SlackService]:
    """Slack, with our app as its manifest describes it."""
    with SlackService(manifest()) as service:
        yield service


@pytest.fixture
def town(slack: SlackService) -> Workspace:
    """A town that installed the app."""
    return slack.workspace("みどり市")


@pytest.fixture
def tanaka(town: Workspace) -> Person:
    """Somebody who works there."""
    return town.person("田中")


@pytest.fixture
def room(town: Workspace, tanaka: Person) -> Channel:
    """A channel to which the app was invited."""
    return town.channel("情シス相談")


@pytest.fixture
def client(slack: SlackService, town: Workspace) -> WebClient:
    """The library's own client; it tries once."""
    return WebClient(town.token, base_url=slack.url, retry_handlers=[])


@pytest.fixture
def office(slack: SlackService, town: Workspace, tmp_path: Path) -> Iterator[Office]:
    """The application, connected to the town's workspace; the town has joined."""
    with Office(settings(tmp_path, **socket_mode(slack, town))) as made:
        assert slack.sockets.wait_connected()
        yield made
        # Otherwise the library waits three seconds for a line that nobody closes.
        slack.sockets.drop()

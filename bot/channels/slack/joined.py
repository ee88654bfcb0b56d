"""What Slack says about each workspace that has the app."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from pydantic import SecretStr

from bot.channels.slack import check
from bot.channels.slack.check import Joined, Subject
from bot.channels.slack.installed import CHANNEL, Installed
from bot.domain.trouble import Reached, Trouble
from bot.settings import Settings
from bot.storage import destinations, workspaces
from bot.storage.database import Database


def reports(
    settings: Settings, database: Database, secret: bytes, now: Callable[[], dt.datetime]
) -> Iterator[Reached]:
    """One for each workspace: that of the settings, and those that joined over OAuth."""
    installed = Installed(settings, database, secret, now)
    tokens = _tokens(settings, installed)
    if not tokens and settings.slack_client_id:
        yield Reached("", (Trouble("nobody_installed", serious=False),))
        return
    app_token, joined = _plain(settings.slack_app_token), partial(_joined, database)
    for token in tokens or [""]:
        yield check.examine(Subject(token, app_token, joined, installed.client), at=now())


def _tokens(settings: Settings, installed: Installed) -> list[str]:
    joined = [installed.get(row.workspace) for row in installed.everywhere() if row.token]
    own = _plain(settings.slack_bot_token)
    return [*([own] if own else []), *(member.token for member in joined if member)]


def _joined(database: Database, workspace: str) -> Joined:
    with database.reading() as connection:
        organisation = workspaces.organisation_of(connection, channel=CHANNEL, workspace_id=workspace)
        places = destinations.of_channel(connection, CHANNEL, workspace)
    return Joined(organisation, [place.address for place in places])


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""

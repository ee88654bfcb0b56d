"""The workspaces in which the application is installed, and a client for each.

One workspace comes from the settings (a token); any number from installations
over OAuth, whose tokens are kept sealed. No token is ever logged.
"""

from __future__ import annotations

import datetime as dt
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from slack_sdk import WebClient

from bot import outside
from bot.sealing import unseal
from bot.settings import Settings
from bot.storage import installations
from bot.storage.database import Database
from bot.storage.installations import Installation

CHANNEL = "slack"

# The libraries would write requests, with what people say in them, to a log of level debug.
QUIET = logging.getLogger("bot.channels.slack.library")
QUIET.setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Member:
    """The application in one workspace: who it is there, and its token."""

    workspace: str
    bot: str
    bot_user: str
    token: str


class Installed:
    """Looks workspaces up in the database, so that every process sees an installation at once."""

    def __init__(
        self, settings: Settings, database: Database, secret: bytes, now: Callable[[], dt.datetime]
    ) -> None:
        self._settings = settings
        self._database = database
        self._secret = secret
        self._now = now
        # The workspace of the settings' own token, once Slack has said so to this process:
        # the token may be another one than yesterday.
        self._own = ""

    def get(self, workspace: str) -> Member | None:
        """The application in this workspace; None where it is not installed, or its token is lost."""
        with self._database.reading() as connection:
            row = installations.get(connection, CHANNEL, workspace)
        token = self._token(row) if row else None
        return Member(row.workspace, row.bot, row.bot_user, token) if row and token else None

    def of(self, workspace: str) -> Member | None:
        """As `get`; where the settings' own workspace is still unknown, Slack is asked (and may fail)."""
        known = self.get(workspace)
        if known is None and not self._own and self.learn():
            return self.get(workspace)
        return known

    def learn(self) -> Member | None:
        """Ask Slack whose the token of the settings is, and remember; None without a token.

        Raises what the client raises.
        """
        token = self._own_token
        if not token:
            return None
        answer = self.client(token).auth_test()
        permissions = str(answer.headers.get("x-oauth-scopes") or "").split(",")
        row = Installation(
            channel=CHANNEL,
            workspace=str(answer.get("team_id") or answer.get("enterprise_id")),
            name=str(answer.get("team") or ""),
            token="",
            app=str(answer.get("app_id") or ""),
            bot=str(answer.get("bot_id") or ""),
            bot_user=str(answer["user_id"]),
            permissions=tuple(each.strip() for each in permissions if each.strip()),
            installed_at=self._now(),
        )
        self._remember(row)
        self._own = row.workspace
        return Member(row.workspace, row.bot, row.bot_user, token)

    def client(self, token: str = "", *, patience: float | None = None) -> WebClient:
        """A client that tries once, through the proxy of the settings; `patience` in seconds.

        The library's own retries would send a message twice whose reply was lost.
        """
        return WebClient(
            token=token or None,
            base_url=self._settings.slack_api_url,
            timeout=patience or self._settings.http_timeout_seconds,  # type: ignore[arg-type]
            ssl=self._certificates,
            proxy=self._settings.proxy or None,
            retry_handlers=[],
            logger=QUIET,
        )

    def everywhere(self) -> list[Installation]:
        """Every installation, oldest first."""
        with self._database.reading() as connection:
            return installations.listed(connection, CHANNEL)

    def forget(self, workspace: str) -> None:
        """A workspace took the application away: its token is of no use to anybody."""
        with self._database.writing() as connection:
            installations.remove(connection, CHANNEL, workspace)

    def _remember(self, row: Installation) -> None:
        with self._database.writing() as connection:
            for known in installations.listed(connection, CHANNEL):
                # A new token in the settings may be another workspace's.
                if not known.token and known.workspace != row.workspace:
                    installations.remove(connection, CHANNEL, known.workspace)
            installations.put(connection, row)

    def _token(self, row: Installation) -> str | None:
        if row.token:
            return unseal(self._secret, row.token)
        return self._own_token if row.workspace == self._own else None

    @property
    def _own_token(self) -> str | None:
        token = self._settings.slack_bot_token
        return token.get_secret_value() if token else None

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return outside.certificates(self._settings)

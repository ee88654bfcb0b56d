"""Joining over OAuth: further workspaces install the application themselves."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Callable
from html import escape
from logging import Logger
from urllib.parse import urljoin

from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation as Given
from slack_sdk.oauth.installation_store import InstallationStore
from slack_sdk.oauth.state_store.stateless import StatelessOAuthStateStore

from bot.channels.slack.installed import CHANNEL, QUIET, Installed
from bot.sealing import seal
from bot.settings import Settings
from bot.storage import installations
from bot.storage.database import Database
from bot.storage.installations import Installation
from bot.texts import slack_connection as texts
from bot.texts.slack_setup import SCOPES

_MINUTES = 10 * 60


class Store(InstallationStore):
    """Keeps what Slack gives in our own table, the token sealed."""

    def __init__(self, database: Database, secret: bytes, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._secret = secret
        self._now = now

    @property
    def logger(self) -> Logger:
        """The library's."""
        return QUIET

    def save(self, installation: Given) -> None:
        """A new installation, or a later one of the same workspace."""
        row = Installation(
            channel=CHANNEL,
            workspace=str(installation.team_id or installation.enterprise_id),
            name=str(installation.team_name or installation.enterprise_name or ""),
            token=seal(self._secret, str(installation.bot_token)),
            app=str(installation.app_id or ""),
            bot=str(installation.bot_id or ""),
            bot_user=str(installation.bot_user_id or ""),
            permissions=tuple(installation.bot_scopes or ()),
            installed_at=self._now(),
        )
        with self._database.writing() as connection:
            installations.put(connection, row)


def flow(settings: Settings, installed: Installed, store: Store, secret: bytes) -> OAuthFlow | None:
    """The way in for workspaces; None unless the application's id and secret are set."""
    client_secret = settings.slack_client_secret
    if not (settings.slack_client_id and client_secret):
        return None
    signing = hmac.new(secret, b"slack|oauth", hashlib.sha256).hexdigest()
    return OAuthFlow(
        client=installed.client(),
        logger=QUIET,
        settings=OAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=client_secret.get_secret_value(),
            scopes=list(SCOPES),
            user_scopes=[],
            redirect_uri=f"{settings.web_public_url.rstrip('/')}/slack/oauth_redirect",
            install_page_rendering_enabled=False,
            authorization_url=urljoin(settings.slack_api_url, "../oauth/v2/authorize"),
            callback_options=CallbackOptions(_joined, _failed),
            installation_store=store,
            state_store=StatelessOAuthStateStore(expiration_seconds=_MINUTES, signing_secret=signing),
            state_expiration_seconds=_MINUTES,
            logger=QUIET,
        ),
    )


def _joined(done: SuccessArgs) -> BoltResponse:
    workspace = str(done.installation.team_id or done.installation.enterprise_id)
    return _page(200, texts.joined(done.installation.team_name or workspace, workspace))


def _failed(failed: FailureArgs) -> BoltResponse:
    return _page(failed.suggested_status_code, texts.not_joined(failed.reason))


def _page(status: int, text: str) -> BoltResponse:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    body = f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>Slack</title>{paragraphs}</html>'
    return BoltResponse(status=status, body=body, headers={"Content-Type": "text/html; charset=utf-8"})

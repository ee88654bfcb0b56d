"""Slack as a channel: what is started and stopped, and how its parts belong together."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cached_property, partial

from slack_bolt import App
from slack_bolt.oauth import OAuthFlow
from starlette.types import ASGIApp

from bot.channels.slack import bolt, http_mode, oauth
from bot.channels.slack.commands import Commands
from bot.channels.slack.courtesies import Courtesies
from bot.channels.slack.directory import Directory
from bot.channels.slack.homes import Homes
from bot.channels.slack.identity import Identities
from bot.channels.slack.installed import CHANNEL, Installed
from bot.channels.slack.listeners import Listeners
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.opening import Openings
from bot.channels.slack.render import render
from bot.channels.slack.socket_mode import SocketMode
from bot.channels.slack.streaming import Streaming
from bot.channels.slack.waiting import Waiting
from bot.dialogue.administration import Administration
from bot.dialogue.forms import Forms
from bot.dialogue.services import Services
from bot.errors import Misconfigured
from bot.ports import Delivery
from bot.settings import Settings
from bot.storage import organisations, workspaces
from bot.texts import slack_connection as texts

_LOG = logging.getLogger(__name__)


def is_configured(settings: Settings) -> bool:
    """Whether there is a workspace, or a way for one to join."""
    return bool(settings.slack_bot_token or settings.slack_client_id)


class SlackChannel:
    """Socket Mode where there is a token for it, else HTTP."""

    name = CHANNEL

    def __init__(self, settings: Settings, services: Services) -> None:
        self._settings = settings
        self._services = services
        self._installed = Installed(settings, services.database, services.secret, services.now)
        self._waiting = Waiting()
        self._courtesies = Courtesies(self._installed)
        self._socket: SocketMode | None = None
        self.messenger = SlackMessenger(
            self._installed,
            partial(render, escalation=services.escalation),
            Streaming(services.stopwatch),
            asker=self._waiting.get,
            sent=self._arrived,
        )

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """`/slack`, where Slack or a person who installs the application comes to us."""
        app = None if self._settings.slack_app_token else self._app
        if app is None and self._flow is None:
            return {}
        return {"/slack": http_mode.mounted(app, self._flow)}

    def start(self) -> None:
        """Begin to listen; returns at once. Raises `Misconfigured` with what to do."""
        settings = self._settings
        if not (settings.slack_app_token or settings.slack_signing_secret):
            raise Misconfigured(texts.NO_WAY_IN)
        if self._flow and not settings.web_public_url:
            raise Misconfigured(texts.NO_ADDRESS)
        if settings.slack_app_token:
            token = settings.slack_app_token.get_secret_value()
            self._socket = SocketMode(self._app, token, self._introduce)
            self._socket.start()
        else:
            self._courtesies.soon(self._introduce)

    def stop(self) -> None:
        """Stop listening; what was stored is dealt with at the next start."""
        if self._socket:
            self._socket.stop()
        self._courtesies.close()

    @cached_property
    def _app(self) -> App:
        signing = self._settings.slack_signing_secret
        secret = signing.get_secret_value() if signing else ""
        return bolt.application(self._installed, self._listeners, signing_secret=secret)

    @cached_property
    def _flow(self) -> OAuthFlow | None:
        services = self._services
        store = oauth.Store(services.database, services.secret, services.now)
        return oauth.flow(self._settings, self._installed, store, services.secret)

    @cached_property
    def _listeners(self) -> Listeners:
        services = self._services
        database, outlooks = services.database, services.reminders.outlooks
        directory = Directory(self._installed, services.stopwatch)
        identities = Identities(database, services.secret, directory)
        administration = Administration(services.reminders)
        return Listeners(
            database=database,
            installed=self._installed,
            identities=identities,
            courtesies=self._courtesies,
            waiting=self._waiting,
            commands=Commands(self._installed, administration, services.reindexing),
            openings=Openings(database, Forms(database, outlooks)),
            homes=Homes(database, identities, self._courtesies, outlooks, services.now),
            receive=services.receive,
            presses=services.presses,
            stored=services.stored,
            now=services.now,
        )

    def _introduce(self) -> None:
        """Find out whose token this is. Where there is one organisation, the workspace is its own."""
        member = self._installed.learn()
        if member is None:
            return
        with self._services.database.writing() as connection:
            known = workspaces.organisation_of(connection, channel=CHANNEL, workspace_id=member.workspace)
            joined = organisations.joined(connection)
            if known is None and len(joined) == 1:
                workspaces.assign(
                    connection,
                    channel=CHANNEL,
                    workspace_id=member.workspace,
                    organisation=joined[0].code,
                    at=self._services.now(),
                )

    def _arrived(self, delivery: Delivery) -> None:
        asked = self._waiting.done(str(delivery.payload.get("question", "")))
        if asked:
            self._courtesies.clear(asked)

"""Microsoft Teams as a channel: what is started and stopped, and how its parts belong together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from bot import outside
from bot.channels.teams.followup import FollowUp
from bot.channels.teams.pressing import Pressing
from bot.channels.teams.render import render
from bot.channels.teams.setup import MOUNT
from bot.channels.teams.spot import CHANNEL, Spot, is_local, threaded
from bot.channels.teams.streams import Streams
from bot.dialogue.administration import Administration
from bot.dialogue.forms import Forms
from bot.dialogue.services import Services
from bot.errors import Misconfigured
from bot.settings import Settings
from bot.storage import organisations, workspaces
from bot.texts import teams_setup as texts

if TYPE_CHECKING:
    from bot.channels.teams.callers import Callers
    from bot.channels.teams.connector import Address, Connector
    from bot.channels.teams.listeners import Listeners
    from bot.channels.teams.messenger import TeamsMessenger


def is_configured(settings: Settings) -> bool:
    """Whether there is an application that Teams knows."""
    return bool(settings.teams_client_id)


def tenants(settings: Settings) -> frozenset[str]:
    """The tenants that may use us."""
    return frozenset(each.lower() for each in settings.teams_tenants or (settings.teams_tenant_id,))


class TeamsChannel:
    """Raises `Misconfigured` with what to do where it cannot work."""

    name = CHANNEL

    def __init__(self, settings: Settings, services: Services) -> None:
        _examine(settings)
        self._settings = settings
        self._services = services

    @cached_property
    def messenger(self) -> TeamsMessenger:
        """What delivers to Teams."""
        from bot.channels.teams.messenger import TeamsMessenger

        return TeamsMessenger(
            self._services.database,
            self._connector,
            partial(render, escalation=self._services.escalation),
            self._streams,
            service_url=self._settings.teams_service_url,
            arrived=FollowUp(self._services.database, self._services.escalation, self._services.stored),
        )

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """`/teams`, where Teams comes to us."""
        from bot.channels.teams.endpoint import application

        return {MOUNT: application(self._callers, self._listeners)}

    def start(self) -> None:
        """Teams comes by itself; where there is one organisation, the tenant is its own."""
        own = self._settings.teams_tenant_id.lower()
        with self._services.database.writing() as connection:
            known = workspaces.organisation_of(connection, channel=CHANNEL, workspace_id=own)
            joined = organisations.joined(connection)
            if own and known is None and len(joined) == 1:
                workspaces.assign(
                    connection,
                    channel=CHANNEL,
                    workspace_id=own,
                    organisation=joined[0].code,
                    at=self._services.now(),
                )

    def stop(self) -> None:
        """Close the connections; what was stored is dealt with at the next start."""
        self._connector.close()

    @cached_property
    def _streams(self) -> Streams:
        return Streams(self._services.stopwatch)

    @cached_property
    def _connector(self) -> Connector:
        from bot.channels.teams.connector import Connector
        from bot.channels.teams.tokens import Tokens, Unsigned

        settings = self._settings
        return Connector(
            Unsigned() if settings.teams_insecure else Tokens(settings, partial(outside.client, settings)),
            partial(outside.concurrent_client, settings),
            patience=settings.http_timeout_seconds,
        )

    @cached_property
    def _callers(self) -> Callers:
        from bot.channels.teams.callers import KEYS, Keys, LocalCallers, SignedCallers

        if self._settings.teams_insecure:
            return LocalCallers()
        return SignedCallers(
            self._settings.teams_client_id, Keys(KEYS, partial(outside.client, self._settings))
        )

    @cached_property
    def _listeners(self) -> Listeners:
        from bot.channels.teams.commands import Commands
        from bot.channels.teams.directory import Directory
        from bot.channels.teams.identity import Identities
        from bot.channels.teams.listeners import Listeners

        services = self._services
        database, reminders = services.database, services.reminders
        directory = Directory(self._connector, self._address, services.stopwatch)
        forms = Forms(database, reminders.outlooks)
        return Listeners(
            tenants=tenants(self._settings),
            database=database,
            identities=Identities(database, services.secret, directory),
            pressing=Pressing(database, services.presses, forms, services.now, services.escalation),
            commands=Commands(database, Administration(reminders), services.reindexing),
            connector=self._connector,
            streams=self._streams,
            address=self._address,
            receive=services.receive,
            stored=services.stored,
            now=services.now,
        )

    def _address(self, spot: Spot) -> Address:
        from bot.channels.teams.connector import Address

        where = self._settings.teams_service_url or spot.service_url
        return Address(where, threaded(spot.conversation, spot.thread), spot.bot)


def _examine(settings: Settings) -> None:
    if find_spec("microsoft_teams") is None:
        raise Misconfigured(texts.NOT_INSTALLED)
    if not settings.teams_tenant_id:
        raise Misconfigured(texts.TENANT_MISSING)
    if settings.teams_insecure and not _only_local(settings):
        raise Misconfigured(texts.NOT_ONLY_LOCAL)
    if not (settings.teams_insecure or settings.teams_client_secret):
        raise Misconfigured(texts.KEY_MISSING)


def _only_local(settings: Settings) -> bool:
    """Whether neither the page nor what stands before it can be reached from elsewhere."""
    public = urlsplit(settings.web_public_url).hostname
    return settings.loopback and (public is None or is_local(public)) and not settings.web_trusted_proxies

"""LINE WORKS as a channel: how its parts belong together."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from functools import partial

from starlette.types import ASGIApp

from bot import inbound, outside
from bot.channels.lineworks import incoming
from bot.channels.lineworks.acts import Asked, Ignored, Pressed
from bot.channels.lineworks.api import Api
from bot.channels.lineworks.identity import CHANNEL, Identities
from bot.channels.lineworks.messenger import LineWorksMessenger
from bot.channels.lineworks.render import Content, Site, render
from bot.channels.lineworks.tokens import Account, Tokens
from bot.dialogue.conversations import conversation_of
from bot.dialogue.hearing import Heard, Hearing
from bot.dialogue.press import Press
from bot.dialogue.services import Services
from bot.domain.signature import is_signed
from bot.inbound import Body, Call, Told
from bot.links import ACT, Link, Links
from bot.ports import Delivery
from bot.settings import Settings
from bot.storage import people
from bot.texts import lineworks as texts

_LOG = logging.getLogger(__name__)

MOUNT, PATH = "/lineworks", "/callback"
_SIGNATURE = "x-works-signature"
_LINK_LIVES = dt.timedelta(days=30)


def api_of(settings: Settings, now: Callable[[], dt.datetime]) -> Api:
    """How to reach LINE WORKS."""
    client = partial(outside.client, settings)
    key, secret = settings.lineworks_private_key, settings.lineworks_client_secret
    account = Account(
        client_id=settings.lineworks_client_id,
        client_secret=secret.get_secret_value() if secret else "",
        service_account=settings.lineworks_service_account,
        private_key=key.get_secret_value() if key else "",
        url=settings.lineworks_auth_url,
    )
    url = f"{settings.lineworks_api_url.rstrip('/')}/"
    return Api(url, settings.lineworks_bot_id, Tokens(account, client, now), client)


class LineWorksChannel:
    """Called at `/lineworks/callback`; https://developers.worksmobile.com/en/docs/bot-callback."""

    name = CHANNEL

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        secret = settings.lineworks_bot_secret
        self._secret = secret.get_secret_value().encode() if secret else b""
        self._identities = Identities(services.database, services.secret, services.now)
        self._hearing = Hearing(services, texts.HELP)
        self._site = settings.web_public_url.rstrip("/")
        self._links = Links(services.secret, self._site, ACT)
        self.messenger = LineWorksMessenger(api_of(settings, services.now), self._render, services.stopwatch)

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """`/lineworks/callback`, where LINE WORKS comes to us."""
        return {MOUNT: inbound.application(PATH, self._is_signed, self._take)}

    def start(self) -> None:
        """LINE WORKS comes by itself."""

    def stop(self) -> None:
        """What was stored is dealt with at the next start."""

    def _is_signed(self, call: Call) -> bool:
        return is_signed(self._secret, call.raw, call.headers.get(_SIGNATURE, ""))

    def _take(self, call: Call, body: Body) -> Told:
        match incoming.event(body, call.raw):
            case Asked() as asked:
                self._ask(asked)
            case Pressed() as pressed:
                self._press(pressed)
            case Ignored(reason):
                _LOG.debug("ignored: %s", reason)
        return Told()

    def _ask(self, asked: Asked) -> None:
        place = incoming.place_of(asked)
        principal = self._identities.principal(asked.who)
        own, conversation = texts.own_ids(asked.who.user, asked.who.domain), conversation_of(place)
        self._hearing.text(Heard(asked.key, principal, asked.text, place, place, conversation, own))

    def _press(self, pressed: Pressed) -> None:
        principal = self._identities.principal(pressed.who)
        with self._services.database.reading() as connection:
            name = people.label(connection, principal.person)
        self._hearing.press(
            Press(
                event_key=pressed.key,
                principal=principal,
                action=pressed.action,
                place=incoming.directly(pressed.who),
                at=self._services.now(),
                name=name,
            )
        )

    def _render(self, delivery: Delivery) -> list[Content]:
        until = delivery.first_try_at + _LINK_LIVES
        site = Site(self._site, lambda action: self._links.address(Link(delivery.id, action, until)))
        return render(delivery, site, escalation=self._services.escalation)

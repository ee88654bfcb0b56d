"""Chatwork as a channel: how its parts belong together."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import logging
import threading
from collections.abc import Mapping
from functools import partial

from starlette.types import ASGIApp

from bot import inbound, outside
from bot.channels.chatwork import incoming
from bot.channels.chatwork.api import Api
from bot.channels.chatwork.identity import Directory, Identities
from bot.channels.chatwork.incoming import CHANNEL, Asked
from bot.channels.chatwork.messenger import ChatworkMessenger
from bot.channels.chatwork.render import Site, render
from bot.dialogue.hearing import Heard, Hearing
from bot.dialogue.services import Services
from bot.domain.signature import is_signed
from bot.inbound import Body, Call, Told
from bot.links import ACT, Link, Links
from bot.ports import Delivery, Destination
from bot.settings import Settings
from bot.storage import outbox, questions
from bot.texts import chatwork as texts

_LOG = logging.getLogger(__name__)

MOUNT, PATH = "/chatwork", "/webhook"
_HEADER, _PARAMETER = "x-chatworkwebhooksignature", "chatwork_webhook_signature"
_LINK_LIVES = dt.timedelta(days=30)


def api_of(settings: Settings) -> Api:
    """How to reach Chatwork."""
    token = settings.chatwork_api_token
    url = f"{settings.chatwork_api_url.rstrip('/')}/"
    return Api(url, token.get_secret_value() if token else "", partial(outside.client, settings))


def webhook_secret(settings: Settings) -> bytes:
    """The webhook's token is the secret in base64; b"" where there is none that can be read."""
    token = settings.chatwork_webhook_token
    try:
        return base64.b64decode(token.get_secret_value() if token else "", validate=True)
    except (binascii.Error, ValueError):
        return b""


class ChatworkChannel:
    """Called at `/chatwork/webhook`; https://developer.chatwork.com/docs/webhook."""

    name = CHANNEL

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._secret = webhook_secret(settings)
        api = api_of(settings)
        directory = Directory(api, services.stopwatch)
        self._identities = Identities(services.database, services.secret, directory)
        self._hearing = Hearing(services, texts.HELP)
        self._site = settings.web_public_url.rstrip("/")
        self._links = Links(services.secret, self._site, ACT)
        self.messenger = ChatworkMessenger(services.database, api, self._render)

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """`/chatwork/webhook`, where Chatwork comes to us."""
        return {MOUNT: inbound.application(PATH, self._is_signed, self._take)}

    def start(self) -> None:
        """Chatwork comes by itself; find out meanwhile whose account ours is."""
        introduce = partial(self._identities.introduce, at=self._services.now())
        threading.Thread(target=introduce, name="chatwork-introduction", daemon=True).start()

    def stop(self) -> None:
        """What was stored is dealt with at the next start."""

    def _is_signed(self, call: Call) -> bool:
        given = call.headers.get(_HEADER) or call.query.get(_PARAMETER, "")
        return is_signed(self._secret, call.raw, given)

    def _take(self, _call: Call, body: Body) -> Told:
        asked = incoming.event(body)
        if isinstance(asked, Asked):
            self._ask(asked)
        else:
            _LOG.debug("ignored: %s", asked.reason)
        return Told()

    def _ask(self, asked: Asked) -> None:
        principal = self._identities.principal(asked.account, asked.room)
        self._hearing.text(
            Heard(
                key=asked.key,
                principal=principal,
                text=asked.text,
                place=incoming.place_of(asked),
                room=Destination(CHANNEL, "", asked.room),
                conversation=self._conversation(asked),
                own=texts.own_ids(asked.account, principal.workspace),
            )
        )

    def _conversation(self, asked: Asked) -> str:
        """A reply to an answer goes on with its conversation."""
        with self._services.database.reading() as connection:
            sent = outbox.by_external(connection, CHANNEL, "", asked.answers) if asked.answers else None
            earlier = questions.by_id(connection, str(sent.payload.get("question", ""))) if sent else None
        return earlier.conversation if earlier else asked.key

    def _render(self, delivery: Delivery) -> list[str]:
        # An edit shows the links of the message that it replaces.
        shown = self._original(delivery)
        until = delivery.first_try_at + _LINK_LIVES
        site = Site(self._site, lambda action: self._links.address(Link(shown, action, until)))
        return render(delivery, site, escalation=self._services.escalation)

    def _original(self, delivery: Delivery) -> str:
        if not delivery.edits:
            return delivery.id
        place = delivery.destination
        with self._services.database.reading() as connection:
            sent = outbox.by_external(connection, CHANNEL, place.workspace, delivery.edits)
        return sent.id if sent else delivery.id

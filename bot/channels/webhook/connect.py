"""The webhook as a channel: how its parts belong together."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial

from starlette.types import ASGIApp

from bot import inbound, outside
from bot.channels.webhook import incoming, signing
from bot.channels.webhook.identity import CHANNEL, Identities
from bot.channels.webhook.messenger import Receiver, WebhookMessenger
from bot.channels.webhook.render import render
from bot.channels.webhook.wire import Incoming, Pressed, Said, Taken
from bot.dialogue.conversations import conversation_of
from bot.dialogue.hearing import Heard, Hearing
from bot.dialogue.press import Press
from bot.dialogue.services import Services
from bot.inbound import Body, Call, Told
from bot.settings import Settings
from bot.storage import outbox
from bot.texts import webhook as texts

_LOG = logging.getLogger(__name__)

MOUNT, PATH = "/webhook", "/events"
_BAD_REQUEST = 400


def receiver_of(settings: Settings) -> Receiver:
    """Where messages go."""
    secret = settings.webhook_secret
    key = secret.get_secret_value().encode() if secret else b""
    return Receiver(settings.webhook_url, key, partial(outside.client, settings))


class WebhookChannel:
    """Calls the other side, and is called by it at `/webhook/events`."""

    name = CHANNEL

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._receiver = receiver_of(settings)
        self._identities = Identities(services.database, services.secret)
        self._hearing = Hearing(services, texts.HELP)
        site = settings.web_public_url.rstrip("/")
        self.messenger = WebhookMessenger(
            self._receiver, partial(render, site=site, escalation=services.escalation)
        )

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """`/webhook/events`, where the other side comes to us."""
        return {MOUNT: inbound.application(PATH, self._is_signed, self._take)}

    def start(self) -> None:
        """The other side comes by itself."""

    def stop(self) -> None:
        """What was stored is dealt with at the next start."""

    def _is_signed(self, call: Call) -> bool:
        return signing.is_ours(self._receiver.secret, call.raw, call.headers, at=self._services.now())

    def _take(self, _call: Call, body: Body) -> Told:
        event = incoming.read(body)
        if isinstance(event, list):
            _LOG.info("an event has wrong fields: %s", ", ".join(event))
            return Told(_BAD_REQUEST, {"status": "wrong", "fields": event})
        if incoming.is_ignored(event):
            return Told(body=Taken(status="ignored").model_dump())
        new = self._press(event) if isinstance(event, Pressed) else self._say(event)
        return Told(body=Taken(status="accepted" if new else "known").model_dump())

    def _say(self, event: Said) -> bool:
        place = incoming.place_of(event)
        return self._hearing.text(
            Heard(
                key=incoming.key_of(event),
                principal=self._identities.principal(event),
                text=event.text,
                place=place,
                room=place,
                conversation=conversation_of(place),
            )
        )

    def _press(self, event: Pressed) -> bool:
        return self._hearing.press(
            Press(
                event_key=incoming.key_of(event),
                principal=self._identities.principal(event),
                action=event.action,
                place=incoming.place_of(event),
                at=self._services.now(),
                values=event.values,
                delivery=self._delivery(event),
                name=event.person.name,
            )
        )

    def _delivery(self, event: Incoming) -> str:
        """The message that was pressed, where it is one of ours to them."""
        if not isinstance(event, Pressed):
            return ""
        with self._services.database.reading() as connection:
            sent = outbox.by_id(connection, event.message)
        return sent.id if sent and (sent.channel, sent.workspace) == (CHANNEL, event.workspace) else ""

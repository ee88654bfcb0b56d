"""What is done with what Teams sends: it is stored, and only then acknowledged.

Questions are answered elsewhere. A button is stored like on any channel, then
done at once: whoever pressed it waits for the card as it is now.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.answering.reception import Receipt
from bot.channels.teams.commands import Commands
from bot.channels.teams.connector import Address, Connector
from bot.channels.teams.elements import Element
from bot.channels.teams.identity import Identities
from bot.channels.teams.incoming import CARD_ACTION, Asked, Ignored, Left, Met, Pressed, Rated, read
from bot.channels.teams.pressing import Pressing
from bot.channels.teams.spot import CHANNEL, PERSONAL, Activity, Spot, tenant_of
from bot.channels.teams.streams import Streams
from bot.dialogue import command
from bot.dialogue.conversations import conversation_of
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.ports import Destination
from bot.storage import teams_conversations
from bot.storage.database import Database
from bot.storage.teams_conversations import Conversation
from bot.texts import teams as texts

_LOG = logging.getLogger(__name__)

_CARD = "application/vnd.microsoft.card.adaptive"
_SENTENCE = "application/vnd.microsoft.activity.message"
_FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Told:
    """What Teams is answered: an HTTP status, and for an invoke what it shows."""

    status: int = 200
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Listeners:
    """`receive` keeps a question; `stored` is called when there is something to do.

    `tenants` are those that may use us; `address` tells where a place is written to.
    """

    tenants: frozenset[str]
    database: Database
    identities: Identities
    pressing: Pressing
    commands: Commands
    connector: Connector
    streams: Streams
    address: Callable[[Spot], Address]
    receive: Callable[[Question], Receipt]
    stored: Callable[[], None]
    now: Callable[[], dt.datetime]

    def __call__(self, activity: Activity, abandoned: threading.Event) -> Told:
        """Deal with an activity; `abandoned` is set when nobody waits for what is returned."""
        if tenant_of(activity) not in self.tenants:
            _LOG.warning("an activity of a tenant that may not use us")
            return Told(_FORBIDDEN)
        match read(activity):
            case Ignored(reason):
                _LOG.debug("ignored: %s", reason)
            case Left(spot):
                self._leave(spot)
            case Met(spot, new):
                self._remember(spot)
                if new:
                    self.commands.greet(place_of(spot), at=self.now())
                    self.stored()
            case Asked() as asked:
                self._remember(asked.spot)
                self._ask(asked)
            case Rated() as rated:
                self._remember(rated.spot)
                principal = self.identities.principal(rated.who, rated.spot)
                self.pressing.rate(rated, principal, place_of(rated.spot))
                self.stored()
                return Told(body={})
            case Pressed() as pressed:
                self._remember(pressed.spot)
                return self._press(pressed, abandoned)
        return Told()

    def _ask(self, asked: Asked) -> None:
        principal = self.identities.principal(asked.who, asked.spot)
        place = place_of(asked.spot)
        # Who only calls us is told like on any channel that nothing was asked.
        wanted = command.parse(asked.text) if asked.text else None
        if wanted is None:
            self._question(asked, principal, place)
        else:
            self.commands.run(wanted, asked, principal, place, at=self.now())
        self.stored()

    def _question(self, asked: Asked, principal: Principal, place: Destination) -> None:
        receipt = self.receive(
            Question(
                event_key=asked.key,
                principal=principal,
                conversation=conversation_of(place),
                text=asked.text,
                at=self.now(),
                reply=place,
            )
        )
        if receipt.new and receipt.refusal is None and asked.spot.kind == PERSONAL:
            stream = self.connector.begin_stream(self.address(asked.spot), texts.WORKING)
            self.streams.add(receipt.question_id, stream)

    def _press(self, pressed: Pressed, abandoned: threading.Event) -> Told:
        principal = self.identities.principal(pressed.who, pressed.spot)
        shown = self.pressing.press(pressed, principal, place_of(pressed.spot), abandoned)
        self.stored()
        return sentence(shown) if isinstance(shown, str) else card(shown)

    def _remember(self, spot: Spot) -> None:
        seen = Conversation(
            spot.tenant, spot.conversation, spot.kind, spot.team, spot.service_url, spot.bot, self.now()
        )
        with self.database.reading() as connection:
            known = teams_conversations.get(connection, spot.tenant, spot.conversation)
        if teams_conversations.is_news(known, seen):
            with self.database.writing() as connection:
                teams_conversations.remember(connection, seen)

    def _leave(self, spot: Spot) -> None:
        with self.database.writing() as connection:
            teams_conversations.leave(connection, spot.tenant, spot.conversation)


def place_of(spot: Spot) -> Destination:
    """Where something is answered: in its thread, where there are any."""
    return Destination(CHANNEL, spot.tenant, spot.conversation, spot.thread)


def late(activity: Activity) -> Told:
    """What is said about something that takes longer than Teams waits."""
    return sentence(texts.RECEIVED) if activity.get("name") == CARD_ACTION else Told(body={})


def sentence(text: str) -> Told:
    """What whoever pressed a button is told, and nobody else."""
    return Told(body={"statusCode": 200, "type": _SENTENCE, "value": text})


def card(shown: Element) -> Told:
    """The card that whoever pressed a button sees from now on."""
    return Told(body={"statusCode": 200, "type": _CARD, "value": shown})

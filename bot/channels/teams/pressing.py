"""Buttons and thumbs: what they do, and what whoever pressed sees next."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.answering.reply import ANSWER
from bot.channels.teams import answer, forms, reminder, ticket
from bot.channels.teams.elements import Element
from bot.channels.teams.incoming import Pressed, Rated
from bot.channels.teams.position import external_id
from bot.channels.teams.render import DETAILS
from bot.channels.teams.spot import CHANNEL, Spot
from bot.dialogue.forms import Forms
from bot.dialogue.press import Press, Reaction
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation import seeing
from bot.escalation.payload import KIND as TICKET
from bot.ports import Destination
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import Row
from bot.texts import teams as texts

_ACT, _SHOW = "act", "show"


class Desk(Protocol):
    """Who takes presses in and does them."""

    def attend(self, press: Press) -> Reaction | None:
        """Keep a press and do it now; what came of it, or None where somebody else tells."""

    def tell(self, press: Press, sentence: str) -> None:
        """Say it by a message."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """`escalation` says whether 「人に聞く」 can be pressed."""

    database: Database
    presses: Desk
    forms: Forms
    now: Callable[[], dt.datetime]
    escalation: bool

    def press(
        self, pressed: Pressed, principal: Principal, place: Destination, abandoned: threading.Event
    ) -> Element | str:
        """The card that is shown next, or a sentence."""
        message = self._message(pressed.spot, pressed.message)
        if pressed.verb == _SHOW:
            return self._shown(message, pressed.page) or texts.GONE
        if pressed.verb == _ACT:
            try:
                form = self._form(pressed, principal)
            except (Invalid, NotAllowed, NotFound) as error:
                return error.message
            if form:
                return form
        press = self._press(pressed, principal, place, message)
        reaction = self.presses.attend(press)
        if reaction is None:
            return texts.RECEIVED
        said = reaction.sentence
        if said and abandoned.is_set():
            self.presses.tell(press, said)
        # What was refused leaves the form open, with what was typed into it.
        shown = None if reaction.refused else self._shown(message, pressed.page, said)
        return shown or said or texts.RECEIVED

    def rate(self, rated: Rated, principal: Principal, place: Destination) -> None:
        """Keep what somebody thought of an answer; Teams itself says thanks, and we only what was refused."""
        message = self._message(rated.spot, rated.message) if rated.message else self._newest(place)
        question = str(message.payload.get("question", "")) if message else ""
        if not question:
            return
        press = Press(
            event_key=rated.key,
            principal=principal,
            action=f"{'helpful' if rated.helpful else 'unhelpful'}:{question}",
            place=place,
            at=self.now(),
            values={"reason": rated.reason} if rated.reason else {},
            delivery=message.id if message else "",
        )
        reaction = self.presses.attend(press)
        if reaction and reaction.refused:
            self.presses.tell(press, reaction.sentence)

    def _form(self, pressed: Pressed, principal: Principal) -> Element | None:
        """The form of a button; None where pressing it is all."""
        if not seeing.is_ticket(pressed.action):
            form = self.forms.of(pressed.action, principal, at=self.now())
            return forms.shown(form, pressed.action, page=pressed.page) if form else None
        if principal.organisation is None:
            return None
        with self.database.reading() as connection:
            asked = seeing.form_of(connection, principal, pressed.action)
        return forms.of_ticket(asked, page=pressed.page) if asked else None

    def _press(
        self, pressed: Pressed, principal: Principal, place: Destination, message: Row | None
    ) -> Press:
        return Press(
            event_key=pressed.key,
            principal=principal,
            action=pressed.action,
            place=place,
            at=self.now(),
            values=dict(pressed.values),
            delivery=message.id if message else "",
            name=pressed.who.name,
        )

    def _message(self, spot: Spot, message: str) -> Row | None:
        """The outbox row of the message whose button it is."""
        if not message:
            return None
        external = external_id(spot.conversation, message)
        with self.database.reading() as connection:
            return outbox.by_external(connection, CHANNEL, spot.tenant, external)

    def _newest(self, place: Destination) -> Row | None:
        """The answer that somebody most likely looks at."""
        with self.database.reading() as connection:
            return outbox.newest(connection, place, ANSWER)

    def _payload(self, message: Row | None) -> Mapping[str, Any] | None:
        if message is None:
            return None
        with self.database.reading() as connection:
            return outbox.current_payload(connection, message.id)

    def _shown(self, message: Row | None, page: int, notice: str = "") -> Element | None:
        """The message's card as it is now."""
        payload = self._payload(message)
        if message is None or payload is None:
            return None
        if message.kind == DETAILS:
            return answer.details(dict(payload), escalation=self.escalation)
        if message.kind == TICKET:
            return ticket.message(payload, notice=notice)
        return reminder.message(payload, page=page, notice=notice) if "items" in payload else None

"""What is done with what Slack sends: it is stored, and only then acknowledged.

A listener that fails does not acknowledge, and Slack sends the event again.
The work itself is done elsewhere; only a form must be opened here, within the
three seconds that Slack gives.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.answering.reception import Receipt
from bot.channels.slack import forms, incoming, places
from bot.channels.slack.acts import Asked, Ignored, Left, Opened, Pressed, Spot, Submitted
from bot.channels.slack.blocks import plain, rich
from bot.channels.slack.commands import Commands
from bot.channels.slack.courtesies import Courtesies
from bot.channels.slack.escape import marked_down
from bot.channels.slack.forms import Origin
from bot.channels.slack.homes import Homes
from bot.channels.slack.identity import Identities
from bot.channels.slack.installed import CHANNEL, Installed
from bot.channels.slack.opening import Openings
from bot.channels.slack.position import Position
from bot.channels.slack.waiting import Waiting
from bot.dialogue import command
from bot.dialogue.press import Press
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.ports import Destination
from bot.storage import outbox
from bot.storage.database import Database
from bot.texts import commands as texts

_LOG = logging.getLogger(__name__)

# A form opens within three seconds or not at all.
_PATIENCE = 2.0
_ASK, _HOME = "ask", "home"

Acknowledge = Callable[..., Any]


class Desk(Protocol):
    """Who takes presses in."""

    def receive(self, press: Press) -> bool:
        """Keep a press; False where it is known."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """`receive` keeps a question, `presses` a press; `stored` is called when there is something to do."""

    database: Database
    installed: Installed
    identities: Identities
    courtesies: Courtesies
    waiting: Waiting
    commands: Commands
    openings: Openings
    homes: Homes
    receive: Callable[[Question], Receipt]
    presses: Desk
    stored: Callable[[], None]
    now: Callable[[], dt.datetime]

    def event(self, ack: Acknowledge, body: dict[str, Any]) -> None:
        """A message, a mention, a look at the application, an end of an installation."""
        member = self.installed.get(incoming.workspace_of(body))
        match incoming.event(body, bot_user=member.bot_user if member else ""):
            case Asked() as asked:
                self._ask(asked)
            case Opened() as opened:
                self._opened(opened)
            case Left(workspace):
                self.installed.forget(workspace)
            case Ignored(reason):
                _LOG.debug("ignored: %s", reason)
        ack()

    def command(self, ack: Acknowledge, body: dict[str, Any]) -> None:
        """`/madoguchi …`: a question, or something for administrators."""
        typed = incoming.command(body)
        wanted = command.parse(typed.text)
        if wanted is None:
            self._ask(Asked(typed.who, typed.spot, typed.text, typed.key, private=True))
            ack(**_told([texts.RECEIVED]))
            return
        principal = self.identities.principal(typed.who, typed.spot.workspace)
        lines = self.commands.run(wanted, typed, principal, at=self.now())
        self.stored()
        ack(**_told(lines))

    def shortcut(self, ack: Acknowledge, body: dict[str, Any]) -> None:
        """「この投稿を質問する」."""
        asked = incoming.shortcut(body)
        if isinstance(asked, Asked):
            self._ask(asked)
        ack()

    def action(self, ack: Acknowledge, body: dict[str, Any]) -> None:
        """A button: it opens a form, turns a page, or is stored."""
        pressed = incoming.pressed(body)
        if isinstance(pressed, Pressed):
            self._pressed(pressed)
        ack()

    def submission(self, ack: Acknowledge, body: dict[str, Any]) -> None:
        """A form that was sent."""
        sent = incoming.submitted(body)
        origin, values = forms.origin_of(sent.view), forms.values_of(sent.view)
        if origin.action == _ASK:
            spot = Spot(sent.workspace, "")
            self._ask(Asked(sent.who, spot, values.get("text", ""), sent.key, private=True))
        else:
            self._keep(self._submitted(sent, origin, values))
        ack()

    def _ask(self, asked: Asked) -> None:
        principal = self.identities.principal(asked.who, asked.spot.workspace)
        with self.database.reading() as connection:
            conversation = places.conversation(connection, asked)
        receipt = self.receive(
            Question(
                event_key=asked.key,
                principal=principal,
                conversation=conversation,
                text=asked.text,
                at=self.now(),
                reply=places.answer_place(asked),
            )
        )
        if receipt.new:
            self._await(receipt, asked)

    def _await(self, receipt: Receipt, asked: Asked) -> None:
        if receipt.refusal is None:
            self.waiting.add(receipt.question_id, asked)
            self.courtesies.show_working(asked)
        self.stored()

    def _opened(self, opened: Opened) -> None:
        if opened.tab == _HOME:
            self.homes.publish(opened.who, opened.spot.workspace)
        else:
            self.courtesies.suggest(opened)

    def _pressed(self, pressed: Pressed) -> None:
        place = places.pressed_place(pressed.spot, pressed.who)
        delivery = self._delivery(pressed.spot)
        origin = Origin(pressed.action, delivery, place.address, place.thread)
        if origin.verb == _HOME:
            self.homes.publish(pressed.who, pressed.spot.workspace, page=_page(pressed.action))
            return
        principal = self.identities.principal(pressed.who, pressed.spot.workspace)
        view = self.openings.view(origin, principal, at=self.now())
        if view is None:
            self._keep(self._press(pressed, principal, place, delivery))
        else:
            self._show(pressed, view)

    def _press(self, pressed: Pressed, principal: Principal, place: Destination, delivery: str) -> Press:
        return Press(
            event_key=pressed.key,
            principal=principal,
            action=pressed.action,
            place=place,
            at=self.now(),
            delivery=delivery,
            name=self.identities.name(pressed.who, pressed.spot.workspace),
        )

    def _submitted(self, sent: Submitted, origin: Origin, values: dict[str, str]) -> Press:
        return Press(
            event_key=sent.key,
            principal=self.identities.principal(sent.who, sent.workspace),
            action=origin.action,
            place=_place(sent, origin),
            at=self.now(),
            values=values,
            delivery=origin.delivery,
            name=self.identities.name(sent.who, sent.workspace),
        )

    def _keep(self, press: Press) -> None:
        self.presses.receive(press)
        self.stored()

    def _delivery(self, spot: Spot) -> str:
        """The outbox id of the message that was pressed."""
        if not spot.message:
            return ""
        position = str(Position(spot.channel, spot.message))
        with self.database.reading() as connection:
            sent = outbox.by_external(connection, CHANNEL, spot.workspace, position)
        return sent.id if sent else ""

    def _show(self, pressed: Pressed, view: Mapping[str, Any]) -> None:
        """Open a form, or turn to another page of the one that is open."""
        member = self.installed.get(pressed.spot.workspace)
        if member is None:
            return
        client = self.installed.client(member.token, patience=_PATIENCE)
        if pressed.view:
            client.views_update(view_id=pressed.view, view=dict(view))
        else:
            client.views_open(trigger_id=pressed.trigger, view=dict(view))


def _place(sent: Submitted, origin: Origin) -> Destination:
    viewer = "" if origin.address.startswith(("D", "U", "W")) else sent.who.user
    return Destination(CHANNEL, sent.workspace, origin.address or sent.who.user, origin.thread, viewer)


def _page(action: str) -> int:
    page = action.partition(":")[2]
    return int(page) if page.isdecimal() else 0


def _told(lines: list[str]) -> dict[str, Any]:
    """Lines for the acknowledgement of a command, which its author alone sees."""
    return {"text": marked_down("\n".join(lines)), "blocks": rich([plain(line) for line in lines])}

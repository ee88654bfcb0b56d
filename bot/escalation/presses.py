"""The buttons about tickets: 人に聞く, and what desk and asker do with one."""

from __future__ import annotations

import datetime as dt
from functools import partial

import sqlalchemy as sa

from bot.dialogue.press import Handler, Press, Reaction
from bot.domain.ticket import Action
from bot.errors import NotFound
from bot.escalation.forms import ASK_PERSON
from bot.escalation.moves import Word
from bot.escalation.opening import Opening, prefilled
from bot.escalation.service import Tickets
from bot.reminders.rights import Person
from bot.texts import tickets as texts

DESK_WORDS = frozenset(
    f"ticket_{action}" for action in (Action.ASK_BACK, Action.ESCALATE, Action.RECEIVE, Action.ANSWER)
)
"""Buttons with which a desk speaks: its own addresses and numbers to call are meant to be read."""


class TicketPresses:
    """ask_person:QUESTION (or nothing) and ticket_ACTION:TICKET, with the fields of `forms`."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    @property
    def handlers(self) -> dict[str, Handler]:
        """First part of an action → what does it."""
        actions = (action for action in Action if action is not Action.OPEN)
        return {
            ASK_PERSON: self._open,
            **{f"ticket_{action}": partial(self._act, action=action) for action in actions},
        }

    def _open(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        opening = _opening(connection, press)
        tickets = self._tickets.within(connection)
        opened = tickets.open(_person(press), opening, key=press.event_key, at=at)
        # The message that shows the new ticket says the same.
        return Reaction("" if opened.changed and opened.ticket.place else opened.sentence)

    def _act(self, connection: sa.Connection, press: Press, at: dt.datetime, *, action: Action) -> Reaction:
        word = Word(
            press.values.get("text", ""),
            document_number=press.values.get("document_number", ""),
            confirmed=_checked(press, "confirmed"),
            own_words=_checked(press, "own_words"),
        )
        tickets = self._tickets.within(connection)
        acted = tickets.act(_person(press), press.subject, action, word, key=press.event_key, at=at)
        return Reaction(acted.sentence)


def _opening(connection: sa.Connection, press: Press) -> Opening:
    """The form as it was sent; a channel without forms sends the draft as it stands."""
    values, asked = press.values, press.subject or None
    if "question" not in values:
        if asked is None:
            raise NotFound(texts.NO_QUESTION)
        matter = prefilled(connection, press.principal, asked)
        return Opening(matter.question, matter.found, matter.missing, asked=asked)
    return Opening(
        values["question"],
        values.get("found", ""),
        values.get("missing", ""),
        name=_name(press) if _checked(press, "with_name") else "",
        urgent=_checked(press, "urgent"),
        asked=asked,
        place=None if asked else press.place,
    )


def _person(press: Press) -> Person:
    return Person(press.principal, press.name)


def _name(press: Press) -> str:
    return press.values.get("name", "").strip() or press.name


def _checked(press: Press, field: str) -> bool:
    return press.values.get(field) == "yes"

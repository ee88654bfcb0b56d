"""From what somebody wants to do to the ticket after it and the row of its history."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import ticket_rules as rules
from bot.domain.ledger import Actor
from bot.domain.ticket import Action, Side, Ticket, Tier
from bot.errors import Invalid
from bot.escalation import desks
from bot.escalation.terms import Terms
from bot.escalation.wording import said_with
from bot.storage.tickets import Event
from bot.texts import tickets as texts


@dataclass(frozen=True, slots=True)
class Word:
    """What goes with an action.

    `confirmed` says that a person read the very text that goes to the next
    tier. `own_words` says that a desk answers for itself although the tier
    above has written back.
    """

    text: str = ""
    document_number: str = ""
    confirmed: bool = False
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One action of one person on one ticket, as the database is now."""

    connection: sa.Connection
    terms: Terms
    ticket: Ticket
    action: Action
    side: Side
    by: Actor
    word: Word
    at: dt.datetime
    key: str | None = None

    def after(self) -> Ticket:
        """The ticket as it becomes. Raises `Invalid` with what is possible instead."""
        if self.action not in _BECOMES:
            raise Invalid(texts.UNKNOWN_ACTION, self.action)
        return _BECOMES[self.action](self)

    def event(self, after: Ticket, history: Sequence[Event]) -> Event:
        """The row of the history that leads to `after`. Raises `Invalid` for a text that cannot be kept."""
        speaker = desks.counter(self.connection, self.ticket.organisation, self._speaker(history))
        return Event(
            ticket=after.id,
            number=after.version,
            action=self.action,
            side=self.side,
            state=after.state,
            acting=self.ticket.acting,
            tier=speaker.tier,
            desk=speaker.name,
            text=said_with(self.action, self.word.text, self.side),
            document_number=self.word.document_number,
            person=self.by.person,
            person_name=self.by.name,
            key=self.key,
            salt=secrets.token_hex(16),
            at=self.at,
        )

    def escalated(self) -> Ticket:
        """To the next tier, with a text that a person confirmed."""
        if not self.word.confirmed:
            raise Invalid(texts.NOT_CONFIRMED)
        tier = self.ticket.next_tier or self.ticket.tier
        outside = desks.counter(self.connection, self.ticket.organisation, tier).outside
        return rules.escalate(self.ticket, self.by, outside=outside, due_on=self.due(tier))

    def due(self, tier: Tier) -> dt.date:
        """By when a tier has to answer that begins to work on it now."""
        return self.terms.due_on(tier, self.ticket.priority, at=self.at)

    def _speaker(self, history: Sequence[Event]) -> Tier:
        """Whose words these are: a letter's are the tier's that wrote it, also when they are handed on."""
        if self.action is Action.RECEIVE:
            return self.ticket.tier
        if self.action is Action.ANSWER and self.ticket.outside and not self.word.own_words:
            return self.ticket.tier if has_written_back(history) else self.ticket.acting
        return self.ticket.acting


_BECOMES: dict[Action, Callable[[Move], Ticket]] = {
    Action.CLAIM: lambda move: rules.claim(move.ticket, move.by),
    Action.RELEASE: lambda move: rules.release(move.ticket),
    Action.ASK_BACK: lambda move: rules.ask_back(move.ticket, move.by),
    Action.REPLY: lambda move: rules.reply(move.ticket, due_on=move.due(move.ticket.acting)),
    Action.ESCALATE: Move.escalated,
    Action.RECEIVE: lambda move: rules.receive(move.ticket, move.by),
    Action.ANSWER: lambda move: rules.answer(move.ticket, move.by),
    Action.CLOSE: lambda move: rules.close(move.ticket, move.by, move.side, reason=move.word.text.strip()),
    Action.REOPEN: lambda move: rules.reopen(
        move.ticket, move.by, move.side, due_on=move.due(move.ticket.acting)
    ),
    Action.WITHDRAW: lambda move: rules.withdraw(move.ticket),
}


def has_written_back(history: Sequence[Event]) -> bool:
    """Whether the tier that a ticket was last passed to has written back."""
    letters = [each.action for each in history if each.action in (Action.ESCALATE, Action.RECEIVE)]
    return bool(letters) and letters[-1] is Action.RECEIVE

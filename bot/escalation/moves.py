"""From what somebody wants to do to the ticket after it and the row of its history."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
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
        ticket, by = self.ticket, self.by
        match self.action:
            case Action.CLAIM:
                return rules.claim(ticket, by)
            case Action.RELEASE:
                return rules.release(ticket)
            case Action.ASK_BACK:
                return rules.ask_back(ticket, by)
            case Action.REPLY:
                return rules.reply(ticket, due_on=self._due(ticket.acting))
            case Action.ESCALATE:
                return self._escalated()
            case Action.RECEIVE:
                return rules.receive(ticket, by)
            case Action.ANSWER:
                return rules.answer(ticket, by)
            case Action.CLOSE:
                return rules.close(ticket, by, self.side, reason=self.word.text.strip())
            case Action.REOPEN:
                return rules.reopen(ticket, by, self.side, due_on=self._due(ticket.acting))
            case Action.WITHDRAW:
                return rules.withdraw(ticket)
        raise Invalid(texts.UNKNOWN_ACTION, self.action)

    def event(self, after: Ticket, history: Sequence[Event]) -> Event:
        """The row of the history that leads to `after`. Raises `Invalid` for a text that cannot be kept."""
        speaker = desks.counter(self.connection, self.ticket.organisation, self._speaker(history))
        return Event(
            ticket=after.id,
            number=after.version,
            action=self.action,
            side=self.side,
            state=after.state,
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

    def _escalated(self) -> Ticket:
        if not self.word.confirmed:
            raise Invalid(texts.NOT_CONFIRMED)
        tier = self.ticket.next_tier or self.ticket.tier
        outside = desks.counter(self.connection, self.ticket.organisation, tier).outside
        return rules.escalate(self.ticket, self.by, outside=outside, due_on=self._due(tier))

    def _due(self, tier: Tier) -> dt.date:
        return self.terms.due_on(tier, self.ticket.priority, at=self.at)

    def _speaker(self, history: Sequence[Event]) -> Tier:
        """Whose words these are: a letter's are the tier's that wrote it, also when they are handed on."""
        if self.action is Action.RECEIVE:
            return self.ticket.tier
        if self.action is Action.ANSWER and self.ticket.outside and not self.word.own_words:
            return self.ticket.tier if has_written_back(history) else self.ticket.acting
        return self.ticket.acting


def has_written_back(history: Sequence[Event]) -> bool:
    """Whether the tier that a ticket was last passed to has written back."""
    letters = [each.action for each in history if each.action in (Action.ESCALATE, Action.RECEIVE)]
    return bool(letters) and letters[-1] is Action.RECEIVE

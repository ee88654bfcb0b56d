"""The letters of an installation: those that wait for an answer, and what comes back."""

from __future__ import annotations

import datetime as dt

from bot.domain.principal import Principal
from bot.domain.sight import sight_of
from bot.domain.ticket import Action, Awaited, Side, State
from bot.escalation.handover.enquiry import Enquiry, enquiry_of
from bot.escalation.handover.reply import reply_in, ticket_of
from bot.escalation.moves import Word
from bot.escalation.service import Acted, Tickets
from bot.reminders.rights import Person
from bot.storage import ticket_lists

_BATCH = 500


class Letters:
    """`secret` proves that a mark is ours."""

    def __init__(self, tickets: Tickets, secret: bytes) -> None:
        self._tickets = tickets
        self._secret = secret

    def enquiry(self, principal: Principal, name: str) -> Enquiry:
        """The letter about one ticket, for the desk that sends it."""
        with self._tickets.database.reading() as connection:
            return enquiry_of(connection, principal, name, self._secret)

    def waiting(self, principal: Principal) -> list[Enquiry]:
        """Every letter of this person's desk that waits for an answer."""
        sight = sight_of(principal)
        with self._tickets.database.reading() as connection:
            found = ticket_lists.listed(connection, sight, states=[State.WAITING], limit=_BATCH)
            return [
                enquiry_of(connection, principal, each.id, self._secret)
                for each in found
                if each.awaited is Awaited.TIER and Side.DESK in sight.sides(each)
            ]

    def bring(self, person: Person, text: str, *, key: str = "", at: dt.datetime) -> Acted:
        """Take in a reply by the mark in it; it waits for the desk to hand it on.

        Raises `Invalid` for a text without a genuine mark, or without a reply.
        """
        with self._tickets.database.reading() as connection:
            ticket = ticket_of(connection, person.principal, text, self._secret)
        word = Word(reply_in(text))
        return self._tickets.act(person, ticket.id, Action.RECEIVE, word, key=key, at=at)

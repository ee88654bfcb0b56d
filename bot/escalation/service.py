"""What people do with tickets.

Each change writes the ticket, its history, the audit trail and every message
that shows it in one transaction. A change that comes twice (the same `key`)
happens once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.domain import ticket_rules
from bot.domain.ledger import Actor
from bot.domain.principal import Principal
from bot.domain.sight import sight_of
from bot.domain.ticket import Action, Side, Ticket
from bot.errors import Invalid, NotAllowed
from bot.escalation import desks, trail, views
from bot.escalation.moves import Move, Word
from bot.escalation.opening import Opening, opening_event, ticket_of
from bot.escalation.seeing import visible_ticket
from bot.escalation.terms import Terms
from bot.reminders.rights import Person
from bot.storage import people, tickets
from bot.storage.database import Database
from bot.storage.tickets import Event
from bot.texts import ledger as ledger_texts
from bot.texts import tickets as texts

Transaction = Callable[[], AbstractContextManager[sa.Connection]]

_NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Acted:
    """The ticket as it is now, whether anything changed, and the sentence for the person."""

    ticket: Ticket
    changed: bool
    sentence: str


class Tickets:
    """Raises `NotFound` for tickets of others, `NotAllowed`, and `Invalid` with what is possible."""

    def __init__(self, database: Database, terms: Terms, transaction: Transaction | None = None) -> None:
        self.database = database
        self._terms = terms
        self._transaction = transaction or database.writing

    def within(self, connection: sa.Connection) -> Tickets:
        """The same as part of a transaction that somebody else commits."""
        return Tickets(self.database, self._terms, lambda: nullcontext(connection))

    def open(self, person: Person, opening: Opening, *, key: str, at: dt.datetime) -> Acted:
        """Send the form 「人に聞く」."""

        def change(connection: sa.Connection) -> Acted:
            ticket = ticket_of(connection, person.principal, opening, self._terms, at=at)
            event = opening_event(connection, ticket, key=key)
            tickets.add(connection, ticket, event, remind_at=self._terms.again_at(at))
            _follow(connection, ticket, event)
            return Acted(ticket, True, _sentence(connection, ticket, Action.OPEN))

        return self._once(key, change)

    def act(
        self,
        person: Person,
        ticket_id: str,
        action: Action,
        word: Word = _NOTHING,
        *,
        key: str = "",
        seen: int | None = None,
        at: dt.datetime,
    ) -> Acted:
        """Do one thing with a ticket; `seen` is the version that the person saw, where that is known."""

        def change(connection: sa.Connection) -> Acted:
            ticket = visible_ticket(connection, person.principal, ticket_id)
            if seen not in (None, ticket.version):
                raise Invalid(texts.CHANGED_MEANWHILE, f"{ticket.number} seen at {seen}")
            side = side_of(person.principal, ticket, action)
            by = _actor(connection, person, ticket, side)
            move = Move(connection, self._terms, ticket, action, side, by, word, at, key or None)
            return self._move(connection, move)

        return self._once(key, change)

    def remind(self, *, at: dt.datetime, limit: int = 50) -> int:
        """Send again what nobody has taken or what is late; how many tickets there were."""
        with self._transaction() as connection:
            due = tickets.to_remind(connection, at=at, limit=limit)
            for ticket in due:
                again = self._terms.again_at(at)
                views.show_again(connection, ticket, useful_until=again, at=at)
                tickets.remind_again(connection, ticket.id, at=again)
        return len(due)

    def _move(self, connection: sa.Connection, move: Move) -> Acted:
        before, after = move.ticket, move.after()
        if move.action is Action.CLAIM and after == before:
            return Acted(before, False, texts.ALREADY_YOURS)
        after = replace(after, version=before.version + 1)
        event = move.event(after, tickets.history(connection, before.id))
        remind_at = self._terms.remind_at(after, at=move.at)
        tickets.change(connection, before, after, event, remind_at=remind_at)
        _follow(connection, after, event)
        return Acted(after, True, _sentence(connection, after, move.action))

    def _once(self, key: str, change: Callable[[sa.Connection], Acted]) -> Acted:
        try:
            with self._transaction() as connection:
                return _known(connection, key) or change(connection)
        except (Invalid, sa.exc.IntegrityError):
            # Somebody may have done the very same thing a moment before.
            with self.database.reading() as connection:
                known = _known(connection, key)
            if known is None:
                raise
            return known


def side_of(principal: Principal, ticket: Ticket, action: Action) -> Side:
    """On which side somebody does this; the asker's where both are theirs and both may."""
    standing = sight_of(principal).sides(ticket)
    sides = [side for side in ticket_rules.sides(action) if side in standing]
    if not sides:
        of_asker = ticket_rules.sides(action) == (Side.ASKER,)
        raise NotAllowed(texts.NOT_THE_ASKER if of_asker else texts.NOT_THE_DESK)
    able = [side for side in sides if action in ticket_rules.possible(ticket, side)]
    return (able or sides)[0]


def _actor(connection: sa.Connection, person: Person, ticket: Ticket, side: Side) -> Actor:
    """Who is recorded; an asker's name only where it was to go along."""
    principal = person.principal
    if side is Side.ASKER:
        return Actor(principal.person, principal.organisation, ticket.asker_name)
    name = person.name.strip() or people.label(connection, principal.person)
    if person.shared and not name:
        raise Invalid(ledger_texts.NAME_MISSING)
    return Actor(principal.person, principal.organisation, name)


def _follow(connection: sa.Connection, ticket: Ticket, event: Event) -> None:
    """What every change brings with it; the audit trail last, because it lets one writer in at a time."""
    views.show(connection, ticket, event)
    trail.append(connection, ticket, event)


def _known(connection: sa.Connection, key: str) -> Acted | None:
    """What the change of this key did, where it happened before."""
    event = tickets.by_key(connection, key) if key else None
    ticket = tickets.by_id(connection, event.ticket) if event else None
    if event is None or ticket is None:
        return None
    return Acted(ticket, False, _sentence(connection, ticket, event.action))


def _sentence(connection: sa.Connection, ticket: Ticket, action: Action) -> str:
    if action is Action.OPEN:
        desk = desks.counter(connection, ticket.organisation, desks.first_tier(ticket.organisation))
        return texts.opened(ticket.number, desk.name)
    if action is Action.ESCALATE:
        desk = desks.counter(connection, ticket.organisation, ticket.tier)
        return texts.escalated(desk.name, outside=ticket.outside)
    return texts.SAID[action.value]

"""From a question, or from nothing, to a ticket."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.principal import Principal, Role
from bot.domain.ticket import Action, Matter, Priority, Side, State, Ticket
from bot.errors import NotAllowed, NotFound
from bot.escalation import desks, wording
from bot.escalation.draft import draft
from bot.escalation.terms import Terms
from bot.ports import Destination
from bot.storage import organisations, questions, tickets
from bot.storage.questions import Row
from bot.storage.tickets import Event
from bot.texts import tickets as texts
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date


@dataclass(frozen=True, slots=True)
class Opening:
    """The form 「人に聞く」 as it was sent.

    `name` goes along where it is not empty. `asked` is the question that it
    came from, None for a free one. `place` is where the asker reads, where
    that is not where the question was asked.
    """

    question: str
    found: str = ""
    missing: str = ""
    name: str = ""
    urgent: bool = False
    asked: str | None = None
    place: Destination | None = None


def prefilled(connection: sa.Connection, principal: Principal, asked: str) -> Matter:
    """What the form begins with. Raises `NotFound` for a question that is not the principal's."""
    row = _question(connection, principal, asked)
    return draft(row, questions.before(connection, row))


def ticket_of(
    connection: sa.Connection, principal: Principal, opening: Opening, terms: Terms, *, at: dt.datetime
) -> Ticket:
    """The ticket of a form, with the next number; nothing is written yet but that.

    Raises `NotAllowed` for somebody without an organisation, `NotFound` for a
    question of others, and `Invalid` for texts that cannot be kept.
    """
    if not principal.organisation:
        raise NotAllowed(texts.NO_ORGANISATION)
    organisation = organisations.current(connection, principal.organisation).code
    row = _question(connection, principal, opening.asked) if opening.asked else None
    matter = _matter(opening, row)
    tier = desks.first_tier(organisation)
    priority = Priority.URGENT if opening.urgent else Priority.ORDINARY
    year = fiscal_year_of(japan_date(at)).year
    return Ticket(
        id=str(uuid.uuid4()),
        number=f"T-{year}-{tickets.next_number(connection, year):06}",
        organisation=organisation,
        asker=principal.person,
        asker_name=wording.line(opening.name),
        matter=matter,
        state=State.NEW,
        tier=tier,
        priority=priority,
        due_on=terms.due_on(tier, priority, at=at),
        opened_at=at,
        place=opening.place or _place(row, principal),
        question=row.id if row else None,
    )


def opening_event(connection: sa.Connection, ticket: Ticket, *, key: str) -> Event:
    """The first row of a ticket's history."""
    return Event(
        ticket=ticket.id,
        number=ticket.version,
        action=Action.OPEN,
        side=Side.ASKER,
        state=ticket.state,
        acting=ticket.acting,
        tier=ticket.tier,
        desk=desks.counter(connection, ticket.organisation, ticket.tier).name,
        text="",
        document_number="",
        person=ticket.asker,
        person_name=ticket.asker_name,
        key=key or None,
        salt=secrets.token_hex(16),
        at=ticket.opened_at,
    )


def _matter(opening: Opening, row: Row | None) -> Matter:
    sources = draft(row, None).sources if row else ()
    return Matter(
        wording.asked(opening.question, texts.QUESTION, required=True),
        wording.asked(opening.found, texts.FOUND),
        wording.asked(opening.missing, texts.MISSING),
        sources,
    )


def _place(row: Row | None, principal: Principal) -> Destination | None:
    """Where the answer of the question went: the reply belongs below it, for who reads on that channel."""
    reads_there = row is not None and row.reply is not None and row.channel == principal.channel
    return Destination(**row.reply) if row and row.reply and reads_there else None


def _question(connection: sa.Connection, principal: Principal, asked: str) -> Row:
    """A question that this person may hand to others; others' questions do not exist.

    What was answered in a chat may be taken up by a colleague who read it
    there: its id is known to nobody else.
    """
    row = questions.by_id(connection, asked)
    if row is None or not row.text or not _may_take(principal, row):
        raise NotFound(texts.NO_QUESTION)
    return row


def _may_take(principal: Principal, row: Row) -> bool:
    if row.asker == principal.person or Role.ADMINISTRATOR in principal.roles:
        return True
    return row.reply is not None and row.organisation == principal.organisation is not None

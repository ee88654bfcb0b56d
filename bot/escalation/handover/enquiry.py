"""An enquiry (照会): what goes out about one ticket, from whom and to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.answer import Citation
from bot.domain.principal import Principal
from bot.domain.sight import sight_of
from bot.domain.ticket import Action, Side, Ticket, Tier
from bot.errors import Invalid, NotAllowed
from bot.escalation import desks
from bot.escalation.handover.mark import mark_of
from bot.escalation.seeing import see
from bot.storage import organisations, preferences
from bot.storage.tickets import Event
from bot.texts import handover as texts
from bot.texts import tickets as ticket_texts
from knowledge.calendars.office_hours import japan_date


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One letter as a person confirmed it.

    `body` is the confirmed text, word for word. `answer_by` is when an answer
    is hoped for: nobody above is bound by it. `contact` are lines.
    """

    number: str
    mark: str
    dated: dt.date
    document_number: str
    addressee: str
    address: str
    sender: str
    subject: str
    body: str
    sources: tuple[Citation, ...]
    answer_by: dt.date
    contact: tuple[str, ...]


def enquiry_of(connection: sa.Connection, principal: Principal, name: str, secret: bytes) -> Enquiry:
    """The letter about a ticket, for the desk that sends it.

    Raises `NotFound` for tickets of others, `NotAllowed` for anybody but that
    desk, and `Invalid` where the ticket was not passed to a tier without a system.
    """
    seen = see(connection, principal, name)
    ticket = seen.ticket
    if Side.DESK not in sight_of(principal).sides(ticket):
        raise NotAllowed(ticket_texts.NOT_THE_DESK)
    sent = next((each for each in reversed(seen.history) if each.action is Action.ESCALATE), None)
    if sent is None or not ticket.outside:
        raise Invalid(texts.NO_LETTER)
    to = desks.counter(connection, ticket.organisation, ticket.tier)
    return Enquiry(
        number=ticket.number,
        mark=mark_of(ticket, secret),
        dated=japan_date(sent.at),
        document_number=sent.document_number,
        addressee=to.name,
        address=to.mail,
        sender=_sender(connection, ticket),
        subject=texts.subject(_first_line(sent, ticket)),
        body=sent.text,
        sources=sources_of(ticket, sent.acting),
        answer_by=ticket.due_on,
        contact=_contact(connection, ticket, sent.desk),
    )


def sources_of(ticket: Ticket, sending: Tier) -> tuple[Citation, ...]:
    """What a letter of this tier quotes: a desk above never had what the town's bot showed."""
    return ticket.matter.sources if sending is desks.first_tier(ticket.organisation) else ()


def _first_line(sent: Event, ticket: Ticket) -> str:
    if sent.acting is desks.first_tier(ticket.organisation):
        return ticket.matter.question
    return next((line for line in sent.text.splitlines() if line and not line.startswith("【")), "")


def _sender(connection: sa.Connection, ticket: Ticket) -> str:
    known = organisations.by_code(connection, _sending_code(ticket))
    return known.name if known else ticket.organisation


def _sending_code(ticket: Ticket) -> str:
    town = ticket.acting is Tier.MUNICIPALITY
    return ticket.organisation if town else desks.prefecture_of(ticket.organisation)


def _contact(connection: sa.Connection, ticket: Ticket, desk: str) -> tuple[str, ...]:
    """The desk with the number and mail address of the installation, where it is theirs."""
    own = preferences.get(connection, "organisation") == _sending_code(ticket)
    known: dict[str, str] = (preferences.get(connection, "desk") or {}) if own else {}
    return texts.contact(desk, known.get("phone", ""), known.get("mail", ""))

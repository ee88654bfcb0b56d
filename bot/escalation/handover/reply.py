"""What came back: whose reply it is, and what it says."""

from __future__ import annotations

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.domain.sight import sight_of
from bot.domain.ticket import Side, Ticket
from bot.errors import Invalid
from bot.escalation.handover.mark import is_genuine, marks_in
from bot.storage import tickets
from bot.texts import handover as texts
from knowledge.enquiry.mail import parts_of


def ticket_of(connection: sa.Connection, principal: Principal, text: str, secret: bytes) -> Ticket:
    """The ticket whose mark a text carries.

    Raises `Invalid` for no mark and for several. One that is forged, made
    elsewhere, or of a ticket of others is refused in the same words: nobody
    learns from it which tickets there are.
    """
    marks = marks_in(text)
    if not marks:
        raise Invalid(texts.NO_MARK)
    if len(marks) > 1:
        raise Invalid(texts.SEVERAL_MARKS)
    (mark,) = marks
    ticket = tickets.by_number(connection, mark.number)
    mine = ticket is not None and Side.DESK in sight_of(principal).sides(ticket)
    if ticket is None or not mine or not is_genuine(mark, ticket, secret):
        raise Invalid(texts.FOREIGN_MARK)
    return ticket


def reply_in(text: str) -> str:
    """What was written back, without headers and without the letter that is quoted below it.

    Raises `Invalid` where nothing is left.
    """
    bodies = ("\n".join(line.text for line in part.lines).strip() for part in parts_of(text))
    said = "\n\n".join(body for body in bodies if body)
    if not said:
        raise Invalid(texts.NO_REPLY)
    return said

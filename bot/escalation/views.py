"""The messages that show a ticket: put up, replaced in place, and sent again.

Called within the transaction of the change that they tell of.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import astuple, dataclass, replace

import sqlalchemy as sa

from bot.delivery.editing import can_change
from bot.domain import scope
from bot.domain.ticket import Action, Awaited, Side, State, Ticket
from bot.escalation import desks
from bot.escalation.payload import KIND, Standing, payload
from bot.ports import Destination
from bot.storage import organisations, outbox, ticket_views, tickets
from bot.storage.outbox import Message
from bot.storage.ticket_views import View
from bot.storage.tickets import Event

NAMESPACE = uuid.UUID("6f2a9d0e-5f0b-4f0e-9b1c-2d7c1e8a4b53")

# What the asker has to read; everything else only changes what stands in the thread.
_FOR_ASKER = frozenset({Action.ASK_BACK, Action.ANSWER, Action.CLOSE})
_FOR_DESK = frozenset({Action.REPLY, Action.REOPEN, Action.WITHDRAW})


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a message is put up: the row of the history that it tells of, or why it is sent again."""

    at: dt.datetime
    event: int = 0
    reason: str = ""
    useful_until: dt.datetime | None = None


def show(connection: sa.Connection, ticket: Ticket, event: Event) -> None:
    """Bring every message of a ticket up to date after `event`, and tell those who have to know."""
    standing = standing_of(connection, ticket)
    _replace(connection, standing, event.at)
    telling = Occasion(event.at, event.number)
    if event.action is Action.OPEN:
        _tell_asker(connection, standing, Occasion(event.at))
        _tell_desk(connection, standing, Occasion(event.at))
    elif event.action is Action.ESCALATE and not ticket.outside:
        _tell_desk(connection, standing, Occasion(event.at))
    elif event.side is Side.DESK and event.action in _FOR_ASKER:
        _tell_asker(connection, standing, telling)
    elif event.side is Side.ASKER and event.action in _FOR_DESK:
        _tell_desk(connection, standing, telling)


def correct(connection: sa.Connection, ticket: Ticket, *, at: dt.datetime) -> None:
    """Have the messages of a ticket say what it says now, and nobody told of it."""
    _replace(connection, standing_of(connection, ticket), at)


def show_again(
    connection: sa.Connection, ticket: Ticket, *, useful_until: dt.datetime, at: dt.datetime
) -> int:
    """Send an open ticket once more to whoever keeps it waiting; how many messages that made."""
    standing = standing_of(connection, ticket)
    if ticket.awaited is Awaited.ASKER and ticket.place is not None:
        return _tell_asker(connection, standing, Occasion(at, 0, "unanswered", useful_until))
    reason = "unclaimed" if ticket.state is State.NEW else "late"
    return _tell_desk(connection, standing, Occasion(at, 0, reason, useful_until))


def tell_desk(connection: sa.Connection, ticket: Ticket, event: Event) -> int:
    """Tell the desk of something that none of its people did; how many messages that made."""
    return _tell_desk(connection, standing_of(connection, ticket), Occasion(event.at, event.number))


def standing_of(connection: sa.Connection, ticket: Ticket) -> Standing:
    """A ticket with everything that its messages say."""
    known = organisations.by_code(connection, ticket.organisation)
    return Standing(
        ticket,
        tickets.history(connection, ticket.id),
        organisation=known.name if known else ticket.organisation,
        desk=desks.counter(connection, ticket.organisation, ticket.acting).name,
    )


def _replace(connection: sa.Connection, standing: Standing, at: dt.datetime) -> None:
    for view in ticket_views.of_ticket(connection, standing.ticket.id):
        sent = outbox.by_id(connection, view.delivery)
        if sent and can_change(sent):
            outbox.edit(connection, sent.id, payload(standing, view), at=at)


def _tell_asker(connection: sa.Connection, standing: Standing, occasion: Occasion) -> int:
    place = standing.ticket.place
    if place is None:
        return 0
    return _put(connection, standing, Side.ASKER, place, occasion)


def _tell_desk(connection: sa.Connection, standing: Standing, occasion: Occasion) -> int:
    ticket = standing.ticket
    places = desks.counter(connection, ticket.organisation, ticket.acting).places
    threads = _threads(connection, ticket) if occasion.event else {}
    return sum(_put(connection, standing, Side.DESK, threads.get(place, place), occasion) for place in places)


def _threads(connection: sa.Connection, ticket: Ticket) -> dict[Destination, Destination]:
    """Place → the place below the message that shows how the ticket stands, where that has arrived."""
    found: dict[Destination, Destination] = {}
    for view in ticket_views.of_ticket(connection, ticket.id):
        row = outbox.by_id(connection, view.delivery)
        stands = view.side is Side.DESK and view.event == 0 and not view.reason
        if stands and row and row.state == "sent" and row.external_id:
            found[row.destination] = replace(row.destination, thread=row.external_id)
    return found


def _put(
    connection: sa.Connection, standing: Standing, side: Side, place: Destination, occasion: Occasion
) -> int:
    ticket = standing.ticket
    key = [ticket.id, side, occasion.event, occasion.reason, occasion.at.isoformat(), *astuple(place)]
    delivery = str(uuid.uuid5(NAMESPACE, json.dumps(key, ensure_ascii=False)))
    view = View(ticket.id, delivery, side, ticket.acting, occasion.event, occasion.reason)
    message = Message(
        id=delivery,
        kind=KIND,
        destination=place,
        payload=payload(standing, view),
        scope=scope.of_organisation(ticket.organisation),
        priority=outbox.URGENT if side is Side.ASKER else outbox.ORDINARY,
        expires_at=occasion.useful_until,
    )
    outbox.add(connection, message, at=occasion.at)
    ticket_views.add(connection, view, scope=message.scope)
    return 1

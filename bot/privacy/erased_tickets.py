"""Tickets of somebody who is erased: the matter stays the organisation's, the person goes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from bot.domain.personal_data import MASKED_NAME
from bot.escalation import views
from bot.escalation.payload import payload
from bot.privacy.subject import Subject
from bot.storage import outbox, ticket_views, tickets
from bot.storage.schema.tickets import ticket, ticket_event, ticket_view


def strip(connection: sa.Connection, subject: Subject) -> list[str]:
    """Take names out of the tickets in which the person appears, and forget where they read.

    Gives the ids. The salts go, so that the audit trail's digests say nothing
    about what was taken out.
    """
    persons = sorted(subject.persons)
    asked = sa.select(ticket.c.id).where(ticket.c.asker.in_(persons))
    acted = sa.select(ticket_event.c.ticket).where(ticket_event.c.person.in_(persons))
    owned = sa.select(ticket.c.id).where(ticket.c.owner.in_(persons))
    held = sorted(connection.execute(sa.union(asked, acted, owned)).scalars())
    for row in connection.execute(sa.select(ticket).where(ticket.c.id.in_(held))).mappings().all():
        _strip(connection, row, subject)
    return held


def show(connection: sa.Connection, held: list[str], *, at: dt.datetime) -> None:
    """Have every message say no more than the ticket does now."""
    for each in held:
        found = tickets.by_id(connection, each)
        if found is None:
            continue
        views.correct(connection, found, at=at)
        standing = views.standing_of(connection, found)
        for view in ticket_views.of_ticket(connection, each):
            outbox.rewrite(connection, view.delivery, payload(standing, view))


def _strip(connection: sa.Connection, row: Any, subject: Subject) -> None:
    asked = row["asker"] in subject.persons
    said = {name: _without(value, subject.names) for name, value in row["matter"].items()}
    values: dict[str, Any] = {"matter": said} | ({"place": None} if asked else {})
    connection.execute(ticket.update().where(ticket.c.id == row["id"]).values(values))
    if asked:
        _forget_messages(connection, row["id"])
    events = sa.select(ticket_event).where(ticket_event.c.ticket == row["id"])
    for event in connection.execute(events).mappings().all():
        key = sa.and_(ticket_event.c.ticket == row["id"], ticket_event.c.number == event["number"])
        text = _without(event["text"], subject.names)
        connection.execute(ticket_event.update().where(key).values(text=text, salt=""))


def _forget_messages(connection: sa.Connection, ticket_id: str) -> None:
    """What the asker read about the ticket."""
    views_of_asker = sa.and_(ticket_view.c.ticket == ticket_id, ticket_view.c.side == "asker")
    shown = sa.select(ticket_view.c.delivery).where(views_of_asker)
    ids = list(connection.execute(shown).scalars())
    connection.execute(ticket_view.delete().where(views_of_asker))
    outbox.delete(connection, ids)


def _without(said: Any, names: frozenset[str]) -> Any:
    if isinstance(said, str):
        for name in sorted(names, key=len, reverse=True):
            said = said.replace(name, MASKED_NAME)
    return said

"""Tickets and their append-only history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain import scope
from bot.domain.ticket import OPEN, Action, Side, State, Ticket, Tier
from bot.errors import Invalid
from bot.storage.schema.tickets import ticket, ticket_event, ticket_number
from bot.storage.write import insert_once
from bot.texts import tickets as texts

_TICKET = TypeAdapter(Ticket)


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a history: what was done on which side, by whom, and what was said.

    `state` is the one that it led to. `acting` is the tier whose desk had the
    ticket. `tier` and `desk` say whose words `text` are: the desk's own, or
    those of a tier that wrote a letter. `salt` is what
    the audit trail's digest of `text` was made with.
    """

    ticket: str
    number: int
    action: Action
    side: Side
    state: State
    acting: Tier
    tier: Tier
    desk: str
    text: str
    document_number: str
    person: str
    person_name: str
    key: str | None
    salt: str
    at: dt.datetime


def next_number(connection: sa.Connection, fiscal_year: int) -> int:
    """The next number in a fiscal year, from 1, without gaps; waits for whoever takes one just now."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = {"fiscal_year": fiscal_year, "last": 1, "scope": scope.ADMINISTRATOR}
    taken = (
        dialect.insert(ticket_number)
        .values(first)
        .on_conflict_do_update(index_elements=["fiscal_year"], set_={"last": ticket_number.c.last + 1})
        .returning(ticket_number.c.last)
    )
    return int(connection.execute(taken).scalar_one())


def add(connection: sa.Connection, opened: Ticket, event: Event, *, remind_at: dt.datetime) -> None:
    """Keep a new ticket and the first row of its history."""
    values = _values(opened) | {"remind_at": remind_at, "changed_at": event.at}
    connection.execute(ticket.insert().values(values))
    connection.execute(ticket_event.insert().values(_event_values(opened, event)))


def change(
    connection: sa.Connection,
    before: Ticket,
    after: Ticket,
    event: Event,
    *,
    remind_at: dt.datetime | None,
) -> None:
    """Write a change and its row of the history.

    Raises `Invalid` where somebody else changed the ticket since `before` was read.
    """
    unchanged = sa.and_(ticket.c.id == before.id, ticket.c.version == before.version)
    values = _values(after) | {"remind_at": remind_at, "changed_at": event.at}
    changed = connection.execute(ticket.update().where(unchanged).values(values)).rowcount == 1
    if not changed or not insert_once(connection, ticket_event, _event_values(after, event)):
        raise Invalid(texts.CHANGED_MEANWHILE, f"{before.number} since version {before.version}")


def by_id(connection: sa.Connection, ticket_id: str) -> Ticket | None:
    """One ticket, or None."""
    return _one(connection, ticket.c.id == ticket_id)


def by_number(connection: sa.Connection, number: str) -> Ticket | None:
    """One ticket by what people call it, or None."""
    return _one(connection, ticket.c.number == number)


def of_question(connection: sa.Connection, question: str) -> list[Ticket]:
    """The tickets that were opened from a question, the newest first."""
    of = sa.select(ticket).where(ticket.c.question == question)
    return read(connection, of.order_by(ticket.c.opened_at.desc()))


def history(connection: sa.Connection, ticket_id: str) -> list[Event]:
    """Everything that happened to a ticket, oldest first."""
    rows = _events().where(ticket_event.c.ticket == ticket_id).order_by(ticket_event.c.number)
    return [_event(row) for row in connection.execute(rows)]


def by_key(connection: sa.Connection, key: str) -> Event | None:
    """What the event of this key did before, or None."""
    found = connection.execute(_events().where(ticket_event.c.key == key)).first()
    return _event(found) if found else None


def to_remind(connection: sa.Connection, *, at: dt.datetime, limit: int) -> list[Ticket]:
    """Open tickets whose time to be sent again has come, locked."""
    due = sa.and_(ticket.c.remind_at <= at, ticket.c.state.in_(sorted(OPEN)))
    rows = sa.select(ticket).where(due).order_by(ticket.c.remind_at).limit(limit)
    return read(connection, rows.with_for_update(skip_locked=True))


def remind_again(connection: sa.Connection, ticket_id: str, *, at: dt.datetime) -> None:
    """Send a ticket again at that instant unless somebody does something before."""
    connection.execute(ticket.update().where(ticket.c.id == ticket_id).values(remind_at=at))


def read(connection: sa.Connection, rows: sa.Select[Any]) -> list[Ticket]:
    """The tickets of a selection of whole rows."""
    return [_ticket(row) for row in connection.execute(rows)]


def stream(connection: sa.Connection) -> Iterator[Ticket]:
    """Every ticket in the order of its opening, streamed."""
    rows = sa.select(ticket).order_by(ticket.c.opened_at, ticket.c.number)
    return (_ticket(row) for row in connection.execution_options(yield_per=500).execute(rows))


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Delete tickets that ended before an instant, with their histories; how many there were."""
    ended = sa.and_(ticket.c.changed_at < before, ticket.c.state.not_in(sorted(OPEN)))
    return connection.execute(ticket.delete().where(ended)).rowcount


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Ticket | None:
    found = connection.execute(sa.select(ticket).where(condition)).first()
    return _ticket(found) if found else None


def _ticket(found: sa.Row[Any]) -> Ticket:
    columns = found._mapping
    return _TICKET.validate_python({name: columns[name] for name in Ticket.__slots__})


def _values(of: Ticket) -> dict[str, Any]:
    values = {name: getattr(of, name) for name in Ticket.__slots__}
    more = {
        **_TICKET.dump_python(of, mode="json", include={"matter", "place"}),
        "prefecture": of.prefecture,
        "scope": scope.of_organisation(of.organisation),
    }
    return values | more


def _events() -> sa.Select[Any]:
    return sa.select(*(ticket_event.c[name] for name in Event.__slots__))


def _event(found: sa.Row[Any]) -> Event:
    values = dict(found._mapping)
    kinds = {"action": Action, "side": Side, "state": State, "acting": Tier, "tier": Tier}
    return Event(**values | {name: kind(values[name]) for name, kind in kinds.items()})


def _event_values(of: Ticket, event: Event) -> dict[str, Any]:
    values = {name: getattr(event, name) for name in Event.__slots__}
    return values | {"scope": scope.of_organisation(of.organisation)}

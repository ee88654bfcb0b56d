"""Lists of tickets: those that somebody may see, what is owed first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from bot.domain.sight import Sight
from bot.domain.ticket import OPEN, Priority, State, Ticket, Tier
from bot.storage import tickets
from bot.storage.schema.tickets import ticket

_ORDER = {state: number for number, state in enumerate(State)}


def listed(
    connection: sa.Connection,
    sight: Sight,
    *,
    states: Collection[State] = tuple(State),
    text: str = "",
    limit: int = 50,
    offset: int = 0,
) -> list[Ticket]:
    """Tickets in these states, with `text` in number or question: owed first, the urgent, then by date."""
    rank = sa.case(_ORDER, value=ticket.c.state)
    urgent = sa.case((ticket.c.priority == Priority.URGENT, 0), else_=1)
    closed_last = sa.case((ticket.c.state.in_(sorted(OPEN)), ticket.c.due_on))
    rows = (
        sa.select(ticket)
        .where(_seen(sight), ticket.c.state.in_(sorted(states)))
        .order_by(rank, urgent, closed_last, ticket.c.changed_at.desc(), ticket.c.number)
    )
    if text:
        rows = rows.where(_says(sight, text))
    return tickets.read(connection, rows.limit(limit).offset(offset))


def counts(connection: sa.Connection, sight: Sight) -> dict[State, int]:
    """How many tickets somebody sees in each state."""
    rows = sa.select(ticket.c.state, sa.func.count()).where(_seen(sight)).group_by(ticket.c.state)
    return {State(row[0]): row[1] for row in connection.execute(rows)}


def _says(sight: Sight, text: str) -> sa.ColumnElement[bool]:
    """By number, or by the question of those that were not only passed on: nobody finds what is hidden."""
    readable = sa.true() if sight.everything else ticket.c.organisation == sight.organisation
    says = ticket.c.matter["question"].as_string().contains(text, autoescape=True)
    return sa.or_(ticket.c.number == text.upper(), sa.and_(readable, says))


def _seen(sight: Sight) -> sa.ColumnElement[bool]:
    """The same rule as `Sight.sees`, for the database."""
    if sight.everything:
        return sa.true()
    own: sa.ColumnElement[Any] = ticket.c.organisation == sight.organisation
    if not sight.desk:
        own = sa.and_(own, ticket.c.asker == sight.person)
    beyond = sa.or_(
        sa.and_(ticket.c.tier == Tier.PREFECTURE, sa.not_(ticket.c.outside)),
        ticket.c.tier == Tier.MINISTRY,
    )
    return sa.or_(own, sa.and_(ticket.c.prefecture == sight.prefecture, beyond))

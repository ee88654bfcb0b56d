"""Our messages that show a ticket."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.ticket import Side, Tier
from bot.storage.schema.tickets import ticket_view
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class View:
    """One message of the outbox, and for whom it is.

    `event` is the row of the history that it tells of, 0 where it shows how
    the ticket stands. `reason` says why it was sent again.
    """

    ticket: str
    delivery: str
    side: Side
    tier: Tier
    event: int = 0
    reason: str = ""


def add(connection: sa.Connection, view: View, *, scope: str) -> None:
    """Remember a message, so that it is kept up to date."""
    values = {name: getattr(view, name) for name in View.__slots__}
    insert_once(connection, ticket_view, values | {"scope": scope})


def of_ticket(connection: sa.Connection, ticket: str) -> list[View]:
    """Every message that shows a ticket, in the order of what they tell of."""
    rows = (
        sa.select(*(ticket_view.c[name] for name in View.__slots__))
        .where(ticket_view.c.ticket == ticket)
        .order_by(ticket_view.c.event, ticket_view.c.delivery)
    )
    return [
        View(**{**row._mapping, "side": Side(row.side), "tier": Tier(row.tier)})
        for row in connection.execute(rows)
    ]

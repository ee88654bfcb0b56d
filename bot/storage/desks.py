"""Where the desks of each tier read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.ticket import Tier
from bot.ports import Destination
from bot.storage.schema.tickets import desk
from bot.storage.write import put

PAGE = "page"
"""A desk that reads on our page only."""
LETTER = "letter"
"""A desk that is reached by letter or mail; its address is the mail address, or empty."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One place of the desk of an organisation at a tier; `name` is what askers read, or empty."""

    organisation: str
    tier: Tier
    channel: str
    workspace: str
    address: str
    name: str

    @property
    def place(self) -> Destination:
        """Where its messages go."""
        return Destination(self.channel, self.workspace, self.address)

    @property
    def is_written_to(self) -> bool:
        """Whether messages go there by themselves."""
        return self.channel not in (PAGE, LETTER)


def add(connection: sa.Connection, new: Desk, *, at: dt.datetime) -> None:
    """Add a place, or name a known one anew."""
    values = {name: getattr(new, name) for name in Desk.__slots__}
    put(connection, desk, values | {"scope": scope.of_organisation(new.organisation), "added_at": at})


def remove(connection: sa.Connection, old: Desk) -> bool:
    """Write there no more; False where it was not known."""
    keys = [column.name for column in desk.primary_key]
    known = sa.and_(*(desk.c[name] == getattr(old, name) for name in keys))
    return connection.execute(desk.delete().where(known)).rowcount == 1


def at(connection: sa.Connection, organisation: str, tier: Tier) -> list[Desk]:
    """The places of an organisation's desk at a tier, in the order in which they were added."""
    return _rows(connection, desk.c.organisation == organisation, desk.c.tier == tier)


def at_place(connection: sa.Connection, place: Destination) -> list[Desk]:
    """The desks that read at a place."""
    there = {"channel": place.channel, "workspace": place.workspace, "address": place.address}
    return _rows(connection, *(desk.c[name] == value for name, value in there.items()))


def listed(connection: sa.Connection) -> list[Desk]:
    """Every place."""
    return _rows(connection)


def _rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Desk]:
    order = (desk.c.organisation, desk.c.tier, desk.c.added_at, desk.c.channel, desk.c.address)
    rows = sa.select(*(desk.c[name] for name in Desk.__slots__)).where(*conditions).order_by(*order)
    return [Desk(**{**row._mapping, "tier": Tier(row.tier)}) for row in connection.execute(rows)]

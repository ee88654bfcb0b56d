"""Where an organisation gets its reminders."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.ports import Destination
from bot.storage.schema.reminders import destination
from bot.storage.write import insert_once


class Role(StrEnum):
    """What the reader of a destination is asked to do."""

    PRIMARY = "primary"  # acts
    COPY = "copy"  # reads along
    SECOND = "second"  # is told once when something is overdue


@dataclass(frozen=True, slots=True)
class Recipient:
    """One destination of an organisation, for one section (主管課) or for all (empty)."""

    id: str
    organisation: str
    channel: str
    workspace: str
    address: str
    section: str
    role: str
    active: bool

    @property
    def place(self) -> Destination:
        """Where its messages go."""
        return Destination(self.channel, self.workspace, self.address)


def add(
    connection: sa.Connection,
    *,
    organisation: str,
    place: Destination,
    section: str = "",
    role: Role = Role.PRIMARY,
    at: dt.datetime,
) -> str:
    """Add a destination, or switch a known one on again; gives its id."""
    key = {
        "organisation": organisation,
        "channel": place.channel,
        "workspace": place.workspace,
        "address": place.address,
        "section": section,
        "role": role.value,
    }
    more = {"active": True, "scope": scope.of_organisation(organisation), "added_at": at}
    insert_once(connection, destination, {"id": str(uuid.uuid4()), **key, **more})
    known = sa.and_(*(destination.c[name] == value for name, value in key.items()))
    connection.execute(destination.update().where(known).values(active=True))
    return str(connection.execute(sa.select(destination.c.id).where(known)).scalar_one())


def deactivate(connection: sa.Connection, destination_id: str) -> bool:
    """Send nothing there any more; what was sent keeps pointing at it."""
    known = destination.update().where(destination.c.id == destination_id)
    return connection.execute(known.values(active=False)).rowcount == 1


def of_organisation(connection: sa.Connection, organisation: str) -> list[Recipient]:
    """The active destinations of an organisation."""
    mine = sa.and_(destination.c.organisation == organisation, destination.c.active)
    return _rows(connection, mine)


def active(connection: sa.Connection, organisations: Collection[str]) -> list[Recipient]:
    """The active destinations of some organisations."""
    theirs = sa.and_(destination.c.organisation.in_(organisations), destination.c.active)
    return _rows(connection, theirs)


def of_channel(connection: sa.Connection, channel: str, workspace: str) -> list[Recipient]:
    """The active destinations in one workspace of a channel."""
    there = sa.and_(destination.c.channel == channel, destination.c.workspace == workspace)
    return _rows(connection, sa.and_(there, destination.c.active))


def at_place(connection: sa.Connection, place: Destination) -> list[Recipient]:
    """The active destinations that are one place: of several organisations, or for several sections."""
    there = {"channel": place.channel, "workspace": place.workspace, "address": place.address}
    conditions = (destination.c[name] == value for name, value in there.items())
    return _rows(connection, sa.and_(*conditions, destination.c.active))


def by_ids(connection: sa.Connection, ids: list[str]) -> dict[str, Recipient]:
    """Destinations by id, also those that were switched off."""
    return {each.id: each for each in _rows(connection, destination.c.id.in_(ids))}


def _rows(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Recipient]:
    columns: list[sa.Column[Any]] = [destination.c[name] for name in Recipient.__slots__]
    rows = sa.select(*columns).where(condition).order_by(destination.c.organisation, destination.c.added_at)
    return [Recipient(**row._mapping) for row in connection.execute(rows)]

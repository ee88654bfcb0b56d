"""Who gets a report regularly, and which of them they got."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.report import Period, Rhythm
from bot.ports import Destination
from bot.storage.schema.reports import report_recipient
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class Recipient:
    """A place that gets the report of an organisation, or ("") of the whole installation."""

    rhythm: Rhythm
    organisation: str
    channel: str
    workspace: str
    address: str

    @property
    def place(self) -> Destination:
        """Where the reports go."""
        return Destination(self.channel, self.workspace, self.address)

    @property
    def scope(self) -> str:
        """Who may see what it is sent."""
        return scope.of_organisation(self.organisation) if self.organisation else scope.ADMINISTRATOR


def add(connection: sa.Connection, new: Recipient, *, told_until: dt.date, at: dt.datetime) -> bool:
    """Send the reports of periods that end after `told_until`; False where that was so already."""
    values = {name: getattr(new, name) for name in Recipient.__slots__}
    more = {"told_until": told_until, "scope": new.scope, "added_at": at}
    return insert_once(connection, report_recipient, values | more)


def remove(connection: sa.Connection, old: Recipient) -> bool:
    """Send no more there; False where nothing was sent."""
    return connection.execute(report_recipient.delete().where(_is(old))).rowcount == 1


def listed(connection: sa.Connection) -> list[Recipient]:
    """Everybody."""
    return _read(connection, sa.true())


def untold(connection: sa.Connection, period: Period) -> list[Recipient]:
    """Who has not got the report of a period of their rhythm."""
    waiting = report_recipient.c.told_until < period.end
    return _read(connection, sa.and_(report_recipient.c.rhythm == period.rhythm, waiting))


def claim(connection: sa.Connection, recipient: Recipient, period: Period) -> bool:
    """Have a period told from now on; False where somebody else claimed it."""
    waiting = sa.and_(_is(recipient), report_recipient.c.told_until < period.end)
    changed = report_recipient.update().where(waiting).values(told_until=period.end)
    return connection.execute(changed).rowcount == 1


def _is(one: Recipient) -> sa.ColumnElement[bool]:
    return sa.and_(*(report_recipient.c[name] == getattr(one, name) for name in Recipient.__slots__))


def _read(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Recipient]:
    columns = [report_recipient.c[name] for name in Recipient.__slots__]
    rows = sa.select(*columns).where(condition).order_by(*columns)
    return [Recipient(Rhythm(row[0]), *row[1:]) for row in connection.execute(rows)]

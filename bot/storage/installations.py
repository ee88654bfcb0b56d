"""Workspaces in which the application was installed, and the tokens they gave."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.installations import installation
from bot.storage.write import put as put_row


@dataclass(frozen=True, slots=True)
class Installation:
    """One workspace of a channel; `token` is sealed (`bot.sealing`).

    `bot` and `bot_user` are the ids under which the service knows us there,
    `permissions` what we may do (Slack: scopes).
    """

    channel: str
    workspace: str
    name: str
    token: str
    app: str
    bot: str
    bot_user: str
    permissions: tuple[str, ...]
    installed_at: dt.datetime


def put(connection: sa.Connection, new: Installation) -> None:
    """Keep an installation; a later one of the same workspace replaces it."""
    values = {**asdict(new), "permissions": sorted(new.permissions), "scope": scope.ADMINISTRATOR}
    put_row(connection, installation, values)


def get(connection: sa.Connection, channel: str, workspace: str) -> Installation | None:
    """The installation of one workspace, or None."""
    return next(iter(_rows(connection, _is(channel, workspace))), None)


def listed(connection: sa.Connection, channel: str | None = None) -> list[Installation]:
    """Every installation, or those of one channel, oldest first."""
    return _rows(connection, installation.c.channel == channel if channel else sa.true())


def remove(connection: sa.Connection, channel: str, workspace: str) -> bool:
    """Forget an installation and its token; False where there was none."""
    return connection.execute(installation.delete().where(_is(channel, workspace))).rowcount == 1


def _is(channel: str, workspace: str) -> sa.ColumnElement[bool]:
    return sa.and_(installation.c.channel == channel, installation.c.workspace == workspace)


def _rows(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Installation]:
    columns: list[sa.Column[object]] = [installation.c[name] for name in Installation.__slots__]
    rows = sa.select(*columns).where(condition).order_by(installation.c.installed_at)
    return [
        Installation(**{**row._mapping, "permissions": tuple(row.permissions)})
        for row in connection.execute(rows)
    ]

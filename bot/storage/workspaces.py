"""Which organisation a chat service's workspace belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.people import workspace
from bot.storage.write import put


@dataclass(frozen=True, slots=True)
class Mapped:
    """One workspace and its organisation's six-digit code."""

    channel: str
    workspace: str
    organisation: str


def assign(
    connection: sa.Connection, *, channel: str, workspace_id: str, organisation: str, at: dt.datetime
) -> None:
    """Say that everybody of a workspace belongs to an organisation."""
    values = {
        "channel": channel,
        "workspace": workspace_id,
        "organisation": organisation,
        "scope": scope.of_organisation(organisation),
        "mapped_at": at,
    }
    put(connection, workspace, values)


def release(connection: sa.Connection, *, channel: str, workspace_id: str) -> bool:
    """Forget whose a workspace is; False where nobody had said it."""
    return connection.execute(workspace.delete().where(_is(channel, workspace_id))).rowcount == 1


def organisation_of(connection: sa.Connection, *, channel: str, workspace_id: str) -> str | None:
    """The code of the organisation that a workspace belongs to, or None."""
    rows = sa.select(workspace.c.organisation).where(_is(channel, workspace_id))
    return connection.execute(rows).scalar()


def listed(connection: sa.Connection) -> list[Mapped]:
    """All workspaces whose organisation is known."""
    rows = sa.select(*(workspace.c[name] for name in Mapped.__slots__))
    ordered = rows.order_by(workspace.c.channel, workspace.c.workspace)
    return [Mapped(**row._mapping) for row in connection.execute(ordered)]


def _is(channel: str, workspace_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(workspace.c.channel == channel, workspace.c.workspace == workspace_id)

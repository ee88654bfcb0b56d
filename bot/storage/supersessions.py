"""What the administrator said about which document replaces which."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain.scope import SHARED
from bot.storage.schema.sources import supersession
from bot.storage.write import put
from knowledge.revisions import Statement


def state(connection: sa.Connection, statement: Statement, *, at: dt.datetime) -> None:
    """Keep that a document replaces another; the last word on the old one counts."""
    values = {"old": statement.old, "new": statement.new, "scope": SHARED, "stated_at": at}
    put(connection, supersession, values)


def listed(connection: sa.Connection) -> list[Statement]:
    """Everything that was said, the newest first."""
    rows = sa.select(supersession.c.old, supersession.c.new).order_by(supersession.c.stated_at.desc())
    return [Statement(*row) for row in connection.execute(rows)]


def withdraw(connection: sa.Connection, old: str) -> bool:
    """Forget what was said about an old document; False where nothing was."""
    return connection.execute(supersession.delete().where(supersession.c.old == old)).rowcount > 0

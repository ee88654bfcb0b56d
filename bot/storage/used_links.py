"""Links that were used: each works once."""

from __future__ import annotations

import datetime as dt
import hashlib

import sqlalchemy as sa

from bot.storage.schema.mail import used_link
from bot.storage.write import insert_once


def use(
    connection: sa.Connection, token: str, *, scope: str, expires_at: dt.datetime, at: dt.datetime
) -> bool:
    """Use a link up; False where somebody did already."""
    values = {"digest": _digest(token), "scope": scope, "used_at": at, "expires_at": expires_at}
    return insert_once(connection, used_link, values)


def is_used(connection: sa.Connection, token: str) -> bool:
    """Whether a link was used."""
    row = sa.select(used_link.c.digest).where(used_link.c.digest == _digest(token))
    return connection.execute(row).first() is not None


def forget(connection: sa.Connection, *, at: dt.datetime) -> int:
    """Delete those that would not work any more at `at`; how many."""
    return connection.execute(used_link.delete().where(used_link.c.expires_at < at)).rowcount


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""What the administrator chose on the first-run page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.audit import preference
from bot.storage.write import put


def get(connection: sa.Connection, name: str) -> Any:
    """The value of a preference, or None."""
    return connection.execute(sa.select(preference.c.value).where(preference.c.name == name)).scalar()


def set_to(connection: sa.Connection, name: str, value: Any, *, at: dt.datetime) -> None:
    """Keep a preference."""
    put(connection, preference, {"name": name, "value": value, "scope": "shared", "set_at": at})

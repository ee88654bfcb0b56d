"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa


class Instant(sa.types.TypeDecorator[dt.datetime]):
    """An aware instant, kept in UTC.

    PostgreSQL keeps a timestamptz. SQLite has no such type: there it is text of
    fixed width, which sorts as the instants do.
    """

    impl = sa.String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Timestamptz on PostgreSQL, text elsewhere."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(sa.String(32))

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> Any:
        """Refuse a naive value: nobody could say which instant it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        value = value.astimezone(dt.UTC)
        return value if dialect.name == "postgresql" else value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> dt.datetime | None:
        """Give back an aware instant in UTC."""
        if value is None or isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC) if value else None
        return dt.datetime.fromisoformat(value)

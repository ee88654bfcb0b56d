"""The two statements that SQLAlchemy Core words differently for each database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: sa.Connection, table: sa.Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there; tell whether it was new."""
    result = connection.execute(_insert(connection, table).values(values).on_conflict_do_nothing())
    return result.rowcount == 1


def put(connection: sa.Connection, table: sa.Table, values: dict[str, Any]) -> None:
    """Insert a row, or replace the values of the one with the same primary key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(
        _insert(connection, table).values(values).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def _insert(connection: sa.Connection, table: sa.Table) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)

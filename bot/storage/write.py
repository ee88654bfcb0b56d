"""The two statements that SQLAlchemy Core words differently for each database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: sa.Connection, table: sa.Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there; tell whether it was new."""
    return connection.execute(_insert_new(connection, table).values(values)).rowcount == 1


def insert_new(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    """Insert many rows, leaving out those whose key is there; how many were new."""
    if not rows:
        return 0
    return connection.execute(_insert_new(connection, table), rows).rowcount


def insert_or_revive(
    connection: sa.Connection,
    table: sa.Table,
    rows: list[dict[str, Any]],
    when: sa.ColumnElement[bool],
) -> int:
    """Insert many rows; those whose primary key is there are replaced `when` that holds; how many."""
    if not rows:
        return 0
    statement = _insert(connection, table)
    keys = {column.name for column in table.primary_key}
    rest = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    upsert = statement.on_conflict_do_update(index_elements=sorted(keys), set_=rest, where=when)
    return connection.execute(upsert.execution_options(preserve_rowcount=True), rows).rowcount


def put(connection: sa.Connection, table: sa.Table, values: dict[str, Any]) -> None:
    """Insert a row, or replace the values of the one with the same primary key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(
        _insert(connection, table).values(values).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def _insert_new(connection: sa.Connection, table: sa.Table) -> Any:
    # Without the option nobody counts inserted rows on PostgreSQL.
    return _insert(connection, table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def _insert(connection: sa.Connection, table: sa.Table) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)

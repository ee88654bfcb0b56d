"""A trail to tamper with."""

from __future__ import annotations

import sqlalchemy as sa

from bot.privacy.verification import verify
from bot.storage import audit
from bot.storage.audit import Entry
from bot.storage.database import Database
from bot.storage.schema.audit import audit as table
from bot.storage.schema.audit import audit_head as head
from tests.storage.samples import NOW, minutes

KEY = b"k" * 32


def fill(database: Database, rows: int = 6) -> None:
    """Some deeds, one a transaction."""
    for number in range(1, rows + 1):
        with database.writing() as connection:
            entry = Entry(f"p-{number % 3}", "reindex", f"s{number}", "administrator")
            audit.append(connection, entry, at=NOW + minutes(number))


def tamper(database: Database, statement: sa.Executable) -> None:
    """What somebody with access to the database does behind our back."""
    with database.engine.begin() as connection:
        connection.execute(statement)


def change(number: int, /, **values: object) -> sa.Executable:
    return table.update().where(table.c.number == number).values(**values)


def remove(*numbers: int) -> sa.Executable:
    return table.delete().where(table.c.number.in_(numbers))


def swap(database: Database, one: int, other: int) -> None:
    for number, becomes in ((one, 99), (other, one), (99, other)):
        tamper(database, change(number, number=becomes))


def found(database: Database, key: bytes = KEY) -> list[tuple[str, int, int]]:
    return [(each.fault.value, each.first, each.last) for each in verify(database, key).findings]


__all__ = ["KEY", "change", "fill", "found", "head", "remove", "swap", "table", "tamper"]

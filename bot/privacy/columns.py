"""Where the database names people: columns that hold a pseudonym, by how they are called.

A table that is added later is found as well, as long as it keeps to these names.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from bot.storage.schema import METADATA

_PERSON = frozenset({"asker", "owner", "person", "sender", "by"})
_PERSON_ENDING = "_by"
_NAME_ENDING = "_name"

DELETED = frozenset({"question", "feedback", "identity", "sign_in", "received_mail"})
"""Tables whose rows are nothing without the person: they are deleted, the others lose the name."""
NOT_THEIRS = frozenset({"person", "audit_actor", "erased"})
"""Tables about who a person is; erasing deals with them by itself."""


def of_people() -> Iterator[tuple[sa.Table, list[sa.Column[str]]]]:
    """Each table in which somebody is named, with the columns that hold the pseudonym.

    Tables that point at others come before these.
    """
    for table in reversed(METADATA.sorted_tables):
        columns = [column for column in table.columns if _holds_person(column)]
        if columns and table.name not in NOT_THEIRS:
            yield table, columns


def name_beside(column: sa.Column[str]) -> sa.Column[str] | None:
    """The column with the name that this person gave, where there is one."""
    return column.table.columns.get(column.name + _NAME_ENDING)


def any_of(columns: list[sa.Column[str]], persons: frozenset[str]) -> sa.ColumnElement[bool]:
    """Rows in which one of these people is named."""
    return sa.or_(*(column.in_(sorted(persons)) for column in columns))


def _holds_person(column: sa.Column[str]) -> bool:
    return column.name in _PERSON or column.name.endswith(_PERSON_ENDING)

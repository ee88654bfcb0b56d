"""The local governments: known by the list that ships, reminded once they joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.organisation_list import PREFECTURE, Listed
from bot.errors import NotFound
from bot.storage.schema.people import organisation
from bot.storage.write import insert_new
from bot.texts import ledger as texts

_FROM_LIST = ("prefecture", "prefecture_name", "name", "kana", "kind")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A local government; `successor` is set where its code is history.

    `population` (persons) is what somebody stated, or None.
    """

    code: str
    prefecture: str
    prefecture_name: str
    name: str
    kana: str
    kind: str
    tags: list[str]
    successor: str | None
    joined_at: dt.datetime | None
    population: int | None = None

    @property
    def is_prefecture(self) -> bool:
        """Whether this is one of the 47."""
        return self.kind == PREFECTURE


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing a list did; `unlisted` are codes that the list does not explain."""

    added: int
    changed: int
    replaced: int
    unlisted: list[str]


def import_list(connection: sa.Connection, listed: Iterable[Listed]) -> Imported:
    """Bring the list up to date.

    Nothing is deleted: a code that was taken over points at its successor,
    which joins where the old one had joined. Tags stay.
    """
    rows = {each.code: each for each in listed}
    known = {each.code: each for each in _rows(connection, sa.true())}
    added = insert_new(connection, organisation, [_values(row) for row in rows.values()])
    changed = [row for row in rows.values() if row.code in known and _differs(row, known[row.code])]
    for row in changed:
        _update(connection, row.code, **{name: getattr(row, name) for name in _FROM_LIST}, successor=None)
    taken_over = {old: row.code for row in rows.values() for old in row.replaces if old in known}
    replaced = [_replace(connection, known[old], code) for old, code in taken_over.items()]
    gone = [code for code, each in known.items() if code not in rows and each.successor is None]
    return Imported(added, len(changed), sum(replaced), sorted(set(gone) - set(taken_over)))


def join(connection: sa.Connection, code: str, *, tags: Iterable[str] = (), at: dt.datetime) -> Organisation:
    """Have an organisation reminded from now on; raises `NotFound` for an unknown code."""
    found = current(connection, code)
    _update(
        connection,
        found.code,
        joined_at=found.joined_at or at,
        tags=sorted({*found.tags, *tags}),
    )
    return current(connection, found.code)


def leave(connection: sa.Connection, code: str) -> None:
    """Have an organisation reminded no more; its history stays."""
    _update(connection, code, joined_at=None)


def state_population(connection: sa.Connection, code: str, persons: int | None) -> Organisation:
    """Keep how many people live there, or None for not stated; raises `NotFound` for an unknown code."""
    found = current(connection, code)
    _update(connection, found.code, population=persons or None)
    return current(connection, found.code)


def population_of(connection: sa.Connection, code: str) -> int | None:
    """How many people live there, as far as somebody stated it."""
    found = by_code(connection, code)
    return found.population if found else None


def by_code(connection: sa.Connection, code: str) -> Organisation | None:
    """The organisation of this very code, or None."""
    rows = _rows(connection, organisation.c.code == code)
    return rows[0] if rows else None


def by_codes(connection: sa.Connection, codes: Collection[str]) -> list[Organisation]:
    """The organisations of these very codes, without those that are history."""
    return _rows(connection, organisation.c.code.in_(codes), organisation.c.successor.is_(None))


def current(connection: sa.Connection, code: str) -> Organisation:
    """The organisation that carries on this code; raises `NotFound`."""
    found = by_code(connection, code)
    seen = {code}
    while found and found.successor and found.successor not in seen:
        seen.add(found.successor)
        found = by_code(connection, found.successor)
    if found is None:
        raise NotFound(texts.unknown_code(code))
    return found


def hold(connection: sa.Connection, codes: Collection[str]) -> None:
    """Keep other writers of these organisations waiting until the transaction ends."""
    # NO KEY: rows that point at an organisation may be added meanwhile. Sorted: nobody blocks each other.
    rows = sa.select(organisation.c.code).where(organisation.c.code.in_(codes)).order_by(organisation.c.code)
    connection.execute(rows.with_for_update(key_share=True)).all()


def joined(connection: sa.Connection) -> list[Organisation]:
    """Everybody who is reminded, by code."""
    return _rows(connection, organisation.c.joined_at.is_not(None), organisation.c.successor.is_(None))


def listed(connection: sa.Connection, *, prefecture: str | None = None) -> list[Organisation]:
    """Everybody, or everybody in a prefecture, by code; without the codes that are history."""
    here = organisation.c.prefecture == prefecture if prefecture else sa.true()
    return _rows(connection, organisation.c.successor.is_(None), here)


def _replace(connection: sa.Connection, old: Organisation, code: str) -> bool:
    if old.successor == code:
        return False
    _update(connection, old.code, successor=code, joined_at=None)
    if old.joined_at is not None:
        heir = organisation.c.code == code
        fresh = organisation.update().where(heir, organisation.c.joined_at.is_(None))
        connection.execute(fresh.values(joined_at=old.joined_at))
    return True


def _differs(row: Listed, known: Organisation) -> bool:
    return known.successor is not None or any(getattr(row, n) != getattr(known, n) for n in _FROM_LIST)


def _update(connection: sa.Connection, code: str, **values: Any) -> None:
    connection.execute(organisation.update().where(organisation.c.code == code).values(**values))


def _values(row: Listed) -> dict[str, Any]:
    more = {"code": row.code, "tags": [], "scope": scope.SHARED}
    return {**{name: getattr(row, name) for name in _FROM_LIST}, **more}


def _rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Organisation]:
    columns: list[sa.Column[Any]] = [organisation.c[name] for name in Organisation.__slots__]
    rows = sa.select(*columns).where(*conditions).order_by(organisation.c.code)
    return [Organisation(**row._mapping) for row in connection.execute(rows)]

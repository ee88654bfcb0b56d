"""Pages of the people who were registered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.principal import Role
from bot.storage.schema.people import identity, person


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a channel knows somebody as."""

    channel: str
    workspace: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who was registered; `id` is a pseudonym."""

    id: str
    organisation: str | None
    roles: tuple[Role, ...]
    label: str
    identities: tuple[Identity, ...]


def page(
    connection: sa.Connection,
    *,
    text: str = "",
    role: str = "",
    organisation: str = "",
    limit: int,
    offset: int = 0,
) -> list[Known]:
    """People by organisation and label; `text` occurs in the label or in what a channel knows them as."""
    rows = sa.select(person).order_by(person.c.organisation, person.c.label, person.c.id)
    if role:
        rows = rows.where(sa.cast(person.c.roles, sa.Text).contains(f'"{role}"', autoescape=True))
    if organisation:
        rows = rows.where(person.c.organisation == organisation)
    if text:
        called = identity.c.external_id.contains(text, autoescape=True)
        known_as = sa.exists().where(identity.c.person == person.c.id, called)
        rows = rows.where(sa.or_(person.c.label.contains(text, autoescape=True), known_as))
    return _known(connection, rows.limit(limit).offset(offset))


def by_id(connection: sa.Connection, person_id: str) -> Known | None:
    """Somebody by pseudonym, or None."""
    found = _known(connection, sa.select(person).where(person.c.id == person_id))
    return found[0] if found else None


def _known(connection: sa.Connection, rows: sa.Select[tuple[object, ...]]) -> list[Known]:
    found = connection.execute(rows).mappings().all()
    names = _identities(connection, [row["id"] for row in found])
    return [
        Known(
            row["id"],
            row["organisation"],
            tuple(Role(each) for each in row["roles"]),
            row["label"],
            tuple(names.get(row["id"], ())),
        )
        for row in found
    ]


def _identities(connection: sa.Connection, ids: Collection[str]) -> dict[str, list[Identity]]:
    rows = sa.select(identity).where(identity.c.person.in_(ids))
    names: dict[str, list[Identity]] = {}
    for row in connection.execute(rows.order_by(identity.c.channel, identity.c.external_id)):
        known = Identity(row.channel, row.workspace, row.external_id)
        names.setdefault(row.person, []).append(known)
    return names

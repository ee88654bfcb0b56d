"""People, and how a channel's user becomes one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.principal import Principal, Role
from bot.storage import sign_ins
from bot.storage.schema.people import identity, person
from bot.storage.write import put


@dataclass(frozen=True, slots=True)
class Registered:
    """A channel's user who was registered, with organisation, roles and a label for the administrator."""

    channel: str
    workspace: str
    external_id: str
    organisation: str | None
    roles: tuple[Role, ...]
    label: str


def register(
    connection: sa.Connection,
    *,
    person_id: str,
    organisation: str | None,
    roles: frozenset[Role],
    label: str,
    at: dt.datetime,
) -> None:
    """Add a person or change organisation, roles and label; the id is a pseudonym."""
    values = {
        "id": person_id,
        "organisation": organisation,
        "roles": sorted(role.value for role in roles),
        "label": label,
        "scope": _scope(organisation),
        "created_at": at,
    }
    put(connection, person, values)


def identify(
    connection: sa.Connection, *, channel: str, workspace: str, external_id: str, person_id: str
) -> None:
    """Say that a channel's user is this person."""
    of = sa.select(person.c.scope).where(person.c.id == person_id)
    values = {"channel": channel, "workspace": workspace, "external_id": external_id, "person": person_id}
    put(connection, identity, {**values, "scope": connection.execute(of).scalar_one()})


def resolve(connection: sa.Connection, *, channel: str, workspace: str, external_id: str) -> Principal | None:
    """The person behind a channel's user, or None for somebody unknown."""
    rows = (
        sa.select(person.c.id, person.c.organisation, person.c.roles)
        .join(identity, identity.c.person == person.c.id)
        .where(
            identity.c.channel == channel,
            identity.c.workspace == workspace,
            identity.c.external_id == external_id,
        )
    )
    found = connection.execute(rows).first()
    if found is None:
        return None
    roles = frozenset(Role(role) for role in found.roles)
    return Principal(found.id, channel, workspace, found.organisation, roles)


def label(connection: sa.Connection, person_id: str) -> str:
    """What a person is called where colleagues see it; empty for somebody unknown."""
    return connection.execute(sa.select(person.c.label).where(person.c.id == person_id)).scalar() or ""


def registered(connection: sa.Connection) -> list[Registered]:
    """Everybody who was registered, by channel, workspace and id."""
    rows = (
        sa.select(*(identity.c[name] for name in ("channel", "workspace", "external_id")), person)
        .join(person, person.c.id == identity.c.person)
        .order_by(identity.c.channel, identity.c.workspace, identity.c.external_id)
    )
    return [
        Registered(
            row.channel,
            row.workspace,
            row.external_id,
            row.organisation,
            tuple(Role(role) for role in row.roles),
            row.label,
        )
        for row in connection.execute(rows)
    ]


def remove(connection: sa.Connection, *, channel: str, workspace: str, external_id: str) -> str | None:
    """Know a channel's user no more; whose registration it was, or None. What they did stays."""
    named = sa.and_(
        identity.c.channel == channel,
        identity.c.workspace == workspace,
        identity.c.external_id == external_id,
    )
    gone = connection.execute(identity.delete().where(named).returning(identity.c.person)).scalar()
    if gone is None:
        return None
    sign_ins.end_all(connection, gone)
    elsewhere = sa.exists().where(identity.c.person == gone)
    connection.execute(person.delete().where(person.c.id == gone, ~elsewhere))
    return str(gone)


def _scope(organisation: str | None) -> str:
    return scope.of_organisation(organisation) if organisation else scope.ADMINISTRATOR

"""What the audit trail says of administration; one function for each kind of deed."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.principal import Principal, Role
from bot.storage import audit
from bot.storage.audit import Entry


def did(
    connection: sa.Connection,
    actor: str,
    action: str,
    subject: str = "",
    *,
    organisation: str | None = None,
    at: dt.datetime,
) -> None:
    """Somebody (a pseudonym) did something, in the same transaction; `subject` is an id, never a name.

    Without an organisation it concerns the whole installation.
    """
    seen_by = scope.of_organisation(organisation) if organisation else scope.ADMINISTRATOR
    audit.append(connection, Entry(actor, action, subject, seen_by), at=at)


def exported(connection: sa.Connection, who: Principal, what: str, rows: int, *, at: dt.datetime) -> None:
    """Somebody took `rows` rows out of the installation."""
    did(connection, who.person, f"export.{what}", f"{who.channel} {rows}", at=at)


def registered(
    connection: sa.Connection,
    who: Principal,
    person: str,
    organisation: str | None,
    roles: frozenset[Role],
    *,
    at: dt.datetime,
) -> None:
    """Somebody gave a person an organisation and roles."""
    said = (audit.name_of(connection, person), organisation or "-", ",".join(sorted(roles)))
    did(connection, who.person, "people.registered", " ".join(said), at=at)


def removed(connection: sa.Connection, who: Principal, person: str, *, at: dt.datetime) -> None:
    """Somebody took a person's registration away."""
    did(connection, who.person, "people.removed", audit.name_of(connection, person), at=at)

"""Browsers in which somebody signed in. Only a digest of the session is kept."""

from __future__ import annotations

import datetime as dt
import hashlib

import sqlalchemy as sa

from bot.domain.principal import Principal, Role
from bot.storage.schema.mail import sign_in
from bot.storage.schema.people import person
from bot.storage.write import put


def begin(
    connection: sa.Connection, session: str, person_id: str, *, expires_at: dt.datetime, at: dt.datetime
) -> None:
    """Sign a person in until an instant."""
    of = connection.execute(sa.select(person.c.scope).where(person.c.id == person_id)).scalar_one()
    values = {"session": _digest(session), "person": person_id, "scope": of}
    put(connection, sign_in, {**values, "signed_in_at": at, "expires_at": expires_at})


def principal(connection: sa.Connection, session: str, *, channel: str, at: dt.datetime) -> Principal | None:
    """Who is signed in, as they are registered now; None where nobody is."""
    valid = sa.and_(sign_in.c.session == _digest(session), sign_in.c.expires_at > at)
    rows = sa.select(person.c.id, person.c.organisation, person.c.roles).join(sign_in).where(valid)
    found = connection.execute(rows).first()
    if found is None:
        return None
    roles = frozenset(Role(role) for role in found.roles)
    return Principal(found.id, channel, organisation=found.organisation, roles=roles)


def end(connection: sa.Connection, session: str) -> bool:
    """Sign out; False where nobody was signed in."""
    return connection.execute(sign_in.delete().where(sign_in.c.session == _digest(session))).rowcount == 1


def end_all(connection: sa.Connection, person_id: str) -> int:
    """Sign somebody out everywhere; in how many browsers they were signed in."""
    return connection.execute(sign_in.delete().where(sign_in.c.person == person_id)).rowcount


def forget(connection: sa.Connection, *, at: dt.datetime) -> int:
    """Delete those that are over at `at`; how many."""
    return connection.execute(sign_in.delete().where(sign_in.c.expires_at <= at)).rowcount


def _digest(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()

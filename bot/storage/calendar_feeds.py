"""Calendar feeds: one secret address per subscription of an organisation."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.duties import calendar_feed


def issue(connection: sa.Connection, organisation: str, *, at: dt.datetime) -> str:
    """A new secret for the address of a feed; only its digest is kept."""
    secret = secrets.token_urlsafe(32)
    values = {"secret_digest": _digest(secret), "organisation": organisation, "issued_at": at}
    connection.execute(
        calendar_feed.insert().values({**values, "scope": scope.of_organisation(organisation)})
    )
    return secret


def organisation_of(connection: sa.Connection, secret: str) -> str | None:
    """Whose feed a secret opens; None where it is unknown or revoked."""
    valid = sa.and_(calendar_feed.c.secret_digest == _digest(secret), calendar_feed.c.revoked_at.is_(None))
    return connection.execute(sa.select(calendar_feed.c.organisation).where(valid)).scalar()


def revoke(connection: sa.Connection, organisation: str, *, at: dt.datetime) -> int:
    """Close every feed of an organisation; how many were open."""
    mine = sa.and_(calendar_feed.c.organisation == organisation, calendar_feed.c.revoked_at.is_(None))
    return connection.execute(calendar_feed.update().where(mine).values(revoked_at=at)).rowcount


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

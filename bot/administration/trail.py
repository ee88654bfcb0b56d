"""The audit trail of what administrators do."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import audit
from bot.storage.audit import Entry


def note(
    connection: sa.Connection,
    by: str,
    action: str,
    subject: str,
    *,
    organisation: str | None = None,
    at: dt.datetime,
) -> None:
    """Write down that `by` (a pseudonym) does something, in the transaction that does it."""
    seen_by = scope.of_organisation(organisation) if organisation else scope.ADMINISTRATOR
    audit.append(connection, Entry(by, action, subject, seen_by), at=at)

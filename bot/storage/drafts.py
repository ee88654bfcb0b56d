"""Drafts of duties and what was decided about them."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.domain import scope as scopes
from bot.storage.schema.drafts import draft
from bot.storage.write import insert_once
from knowledge.enquiry import DraftDuty

WAITING, ACCEPTED, REJECTED = "waiting", "accepted", "rejected"

_CONTENT = TypeAdapter(DraftDuty)
_COLUMNS = ("number", "organisation", "document_id", "content", "state", "duty", "decided_at", "added_at")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft under its `number`; `duty` is the id of what it became."""

    number: int
    organisation: str | None
    document_id: str
    content: DraftDuty
    state: str
    duty: str | None
    decided_at: dt.datetime | None
    added_at: dt.datetime


def add(
    connection: sa.Connection,
    content: DraftDuty,
    *,
    key: str,
    organisation: str | None,
    document_id: str = "",
    at: dt.datetime,
) -> DraftRow | None:
    """Keep a draft that waits for a decision; None where the same text gave one before."""
    last = connection.execute(sa.select(sa.func.max(draft.c.number))).scalar() or 0
    values = {
        "id": str(uuid.uuid4()),
        "key": key,
        "number": last + 1,
        "organisation": organisation,
        "document_id": document_id,
        "content": _CONTENT.dump_python(content, mode="json"),
        "state": WAITING,
        "scope": scopes.of_organisation(organisation) if organisation else scopes.ADMINISTRATOR,
        "added_at": at,
    }
    return by_number(connection, last + 1, organisation) if insert_once(connection, draft, values) else None


def by_number(connection: sa.Connection, number: int, organisation: str | None) -> DraftRow | None:
    """One draft of an organisation, or None."""
    found = connection.execute(_select(organisation).where(draft.c.number == number)).first()
    return _row(found) if found else None


def listed(
    connection: sa.Connection, organisation: str | None, *, state: str | None = WAITING
) -> list[DraftRow]:
    """An organisation's drafts in the order in which they came; all of them where `state` is None."""
    rows = _select(organisation).order_by(draft.c.number)
    if state:
        rows = rows.where(draft.c.state == state)
    return [_row(found) for found in connection.execute(rows)]


def decide(
    connection: sa.Connection, number: int, *, state: str, by: str, at: dt.datetime, duty: str | None = None
) -> bool:
    """Accept or reject; False where it was decided before."""
    waiting = sa.and_(draft.c.number == number, draft.c.state == WAITING)
    values = {"state": state, "duty": duty, "decided_by": by, "decided_at": at}
    return connection.execute(draft.update().where(waiting).values(**values)).rowcount == 1


def adopt(connection: sa.Connection, organisation: str) -> None:
    """Drafts that were made before the installation had an organisation become this one's."""
    values = {"organisation": organisation, "scope": scopes.of_organisation(organisation)}
    connection.execute(draft.update().where(draft.c.organisation.is_(None)).values(**values))


def _select(organisation: str | None) -> sa.Select[Any]:
    return sa.select(*(draft.c[name] for name in _COLUMNS)).where(draft.c.organisation == organisation)


def _row(found: sa.Row[Any]) -> DraftRow:
    values = dict(found._mapping)
    return DraftRow(**{**values, "content": _CONTENT.validate_python(values["content"])})

"""What the audit trail keeps of a ticket: ids, and a salted digest of what was said."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.domain import scope
from bot.domain.ticket import Action, Matter, Ticket
from bot.storage import audit
from bot.storage.tickets import Event

_MATTER = TypeAdapter(Matter)


def append(connection: sa.Connection, ticket: Ticket, event: Event) -> None:
    """Write one change of a ticket to the audit trail, at its end."""
    entry = audit.Entry(
        actor=event.person,
        action=f"ticket.{event.action}",
        subject=f"{ticket.id}:{event.number}",
        scope=scope.of_organisation(ticket.organisation),
        digest=digest(ticket, event),
    )
    audit.append(connection, entry, at=event.at)


def digest(ticket: Ticket, event: Event) -> str:
    """The digest of what was said, under the salt of the history's row: deleting that row ends it."""
    said = [event.text, event.document_number, event.person_name]
    if event.action is Action.OPEN:
        said += [_MATTER.dump_json(ticket.matter).decode(), ticket.asker_name]
    text = json.dumps([event.salt, *said], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

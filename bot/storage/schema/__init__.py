"""Tables, one noun per module, all on one `MetaData`."""

from __future__ import annotations

from bot.storage.schema import (
    audit,
    delivery,
    drafts,
    duties,
    index,
    installations,
    learning,
    ledger,
    mail,
    past_enquiries,
    people,
    questions,
    reminders,
    reports,
    sources,
    targets,
    teams_conversations,
    tickets,
)
from bot.storage.schema.base import METADATA

__all__ = [
    "METADATA",
    "audit",
    "delivery",
    "drafts",
    "duties",
    "index",
    "installations",
    "learning",
    "ledger",
    "mail",
    "past_enquiries",
    "people",
    "questions",
    "reminders",
    "reports",
    "sources",
    "targets",
    "teams_conversations",
    "tickets",
]

"""Deleting what is older than the administrator wants to keep."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import (
    audit,
    corrections,
    intake,
    mails,
    outbox,
    questions,
    sign_ins,
    teams_conversations,
    tickets,
    used_links,
)
from bot.storage.audit import SERVICE, Entry
from bot.storage.database import Database
from bot.storage.schema.delivery import board_notice
from bot.storage.schema.drafts import draft
from bot.storage.schema.ledger import ledger_event

_NOBODY = "expired"
"""The person of what was done so long ago that nobody has to know any more who did it."""

_DAILY = frozenset({"links", "sign_ins"})
"""What ends by itself every day and is not worth a row of the audit trail."""


def forget(database: Database, *, before: dt.datetime, at: dt.datetime) -> dict[str, int]:
    """Delete what ended before an instant; how many of each.

    Open tickets, the ledger and the audit trail stay; the ledger's history
    loses who did what.
    """
    with database.writing() as connection:
        counts = {
            "questions": questions.forget(connection, before=before),
            "corrections": corrections.forget(connection),
            "intake": intake.forget(connection, before=before),
            "outbox": outbox.forget(connection, before=before),
            "teams": teams_conversations.forget(connection, before=before),
            "mails": mails.forget(connection, before=before),
            "links": used_links.forget(connection, at=at),
            "sign_ins": sign_ins.forget(connection, at=at),
            "tickets": tickets.forget(connection, before=before),
            "notices": _delete(connection, board_notice, board_notice.c.posted_at < before),
            "drafts": _delete(connection, draft, draft.c.decided_at < before),
            "ledger": _unname(connection, before),
        }
        kept_from = {name: count for name, count in counts.items() if count and name not in _DAILY}
        if kept_from:
            subject = " ".join(f"{name}={count}" for name, count in kept_from.items())
            audit.append(connection, Entry(SERVICE, "retention", subject, scope.ADMINISTRATOR), at=at)
    if kept_from:
        database.scrub()
    return counts


def _delete(connection: sa.Connection, table: sa.Table, old: sa.ColumnElement[bool]) -> int:
    return connection.execute(table.delete().where(old)).rowcount


def _unname(connection: sa.Connection, before: dt.datetime) -> int:
    old = sa.and_(ledger_event.c.at < before, ledger_event.c.person != _NOBODY)
    values = {"person": _NOBODY, "person_name": ""}
    return connection.execute(ledger_event.update().where(old).values(values)).rowcount

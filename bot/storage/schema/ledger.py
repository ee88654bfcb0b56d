"""The ledger of progress (進捗台帳) and its history."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

ledger_entry = sa.Table(
    "ledger_entry",
    METADATA,
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), primary_key=True),
    sa.Column("duty", sa.String(80), primary_key=True),
    sa.Column("cycle", sa.String(40), primary_key=True),
    sa.Column("progress", sa.String(16), nullable=False),
    sa.Column("snooze_until", sa.Date),
    sa.Column("document_number", sa.String(80), nullable=False),
    sa.Column("done_on", sa.Date),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("waiting_for", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("decided_on", sa.Date),
    sa.Column("changes", sa.Integer, nullable=False),
    scope(),
    sa.Column("changed_at", Instant, nullable=False),
    sa.CheckConstraint("progress IN ('untouched','acknowledged','done','not_applicable')", name="progress"),
)

# Append-only: an undo is a further row.
ledger_event = sa.Table(
    "ledger_event",
    METADATA,
    sa.Column("organisation", sa.String(6), primary_key=True),
    sa.Column("duty", sa.String(80), primary_key=True),
    sa.Column("cycle", sa.String(40), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("action", sa.String(16), nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
    sa.Column("after", sa.JSON, nullable=False),
    sa.Column("undoes", sa.Integer),
    sa.Column("person", sa.String(80), nullable=False),
    sa.Column("person_name", sa.String(120), nullable=False),
    sa.Column("person_organisation", sa.String(6)),
    sa.Column("on_behalf", sa.Boolean, nullable=False),
    scope(),
    sa.Column("at", Instant, nullable=False),
    sa.ForeignKeyConstraint(
        ["organisation", "duty", "cycle"],
        ["ledger_entry.organisation", "ledger_entry.duty", "ledger_entry.cycle"],
    ),
)

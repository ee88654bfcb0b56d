"""Questions that people take over: tickets, their history, the messages that show them, and desks."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

ticket = sa.Table(
    "ticket",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("number", sa.String(20), nullable=False, unique=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False),
    sa.Column("prefecture", sa.String(2), nullable=False),
    sa.Column("asker", sa.String(80), nullable=False, index=True),
    sa.Column("asker_name", sa.String(120), nullable=False),
    # The message that the asker reads the answer below; none for the page.
    sa.Column("place", sa.JSON),
    # Questions are forgotten after their retention; the ticket keeps what it took from them.
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="SET NULL"), index=True),
    sa.Column("matter", sa.JSON, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("tier", sa.String(12), nullable=False),
    sa.Column("outside", sa.Boolean, nullable=False),
    sa.Column("awaited", sa.String(8), nullable=False),
    sa.Column("priority", sa.String(12), nullable=False),
    sa.Column("owner", sa.String(80), nullable=False),
    sa.Column("owner_name", sa.String(120), nullable=False),
    sa.Column("due_on", sa.Date, nullable=False),
    # When it is sent again unless somebody does something before.
    sa.Column("remind_at", Instant, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    scope(),
    sa.Column("opened_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    sa.CheckConstraint("state IN ('new','claimed','waiting','answered','closed','withdrawn')", name="state"),
    sa.CheckConstraint("tier IN ('municipality','prefecture','ministry')", name="tier"),
    sa.Index(None, "organisation", "state"),
    sa.Index(None, "prefecture", "state"),
)

# Append-only. Its number decides who was first; its key makes a repeated press one change.
ticket_event = sa.Table(
    "ticket_event",
    METADATA,
    sa.Column("ticket", sa.String(36), sa.ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("action", sa.String(12), nullable=False),
    sa.Column("side", sa.String(8), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    # The tier whose desk had the ticket.
    sa.Column("acting", sa.String(12), nullable=False),
    # Whose words these are: the tier and the name of its desk at that time.
    sa.Column("tier", sa.String(12), nullable=False),
    sa.Column("desk", sa.String(120), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("document_number", sa.String(80), nullable=False),
    sa.Column("person", sa.String(80), nullable=False),
    sa.Column("person_name", sa.String(120), nullable=False),
    sa.Column("key", sa.String(200), unique=True),
    # Makes the digest in the audit trail say nothing once this row is deleted.
    sa.Column("salt", sa.String(32), nullable=False),
    scope(),
    sa.Column("at", Instant, nullable=False),
)

# Our messages that show a ticket; each is replaced in place when it changes.
ticket_view = sa.Table(
    "ticket_view",
    METADATA,
    sa.Column("ticket", sa.String(36), sa.ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("delivery", sa.String(36), primary_key=True),
    sa.Column("side", sa.String(8), nullable=False),
    sa.Column("tier", sa.String(12), nullable=False),
    # The row of the history that it tells of; 0 for the standing of the ticket.
    sa.Column("event", sa.Integer, nullable=False),
    sa.Column("reason", sa.String(12), nullable=False),
    scope(),
)

ticket_number = sa.Table(
    "ticket_number",
    METADATA,
    sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
    scope(),
)

desk = sa.Table(
    "desk",
    METADATA,
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), primary_key=True),
    sa.Column("tier", sa.String(12), primary_key=True),
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("address", sa.String(200), primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.CheckConstraint("tier IN ('municipality','prefecture','ministry')", name="tier"),
)

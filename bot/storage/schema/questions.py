"""What came in, what was asked, and what was answered."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

intake = sa.Table(
    "intake",
    METADATA,
    sa.Column("event_key", sa.String(200), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("reason", sa.String(80)),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", Instant, nullable=False),
    sa.Column("lease_token", sa.String(36)),
    sa.Column("lease_until", Instant),
    scope(),
    sa.Column("received_at", Instant, nullable=False),
    sa.CheckConstraint("state IN ('received','working','done','refused','dead')", name="state"),
    sa.Index(None, "state", "not_before"),
    sa.Index(None, "kind", "received_at"),
)

question = sa.Table(
    "question",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("event_key", sa.String(200), nullable=False, unique=True),
    scope(),
    sa.Column("channel", sa.String(20), nullable=False, index=True),
    sa.Column("conversation", sa.String(200), nullable=False, index=True),
    sa.Column("asker", sa.String(80), nullable=False, index=True),
    sa.Column("organisation", sa.String(6)),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("asked_at", Instant, nullable=False),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("answer", sa.JSON),
    sa.Column("validity", sa.String(20)),
    sa.Column("generation", sa.String(40)),
    sa.Column("mode", sa.String(10)),
    sa.Column("answered_at", Instant),
    sa.Column("durations", sa.JSON),
    # Where the answer goes by itself; nothing for who waits for it on a page.
    sa.Column("reply", sa.JSON),
    # The lists and counts of a year's questions are read from these alone.
    sa.Index(None, "asked_at", "status", "organisation"),
    sa.Index(None, "status", "asked_at", "organisation"),
    sa.Index(None, "organisation", "asked_at"),
)

citation = sa.Table(
    "citation",
    METADATA,
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.String(80), nullable=False),
    sa.Column("passage_id", sa.String(120), nullable=False),
    scope(),
    sa.Index(None, "document_id", "question"),
)

feedback = sa.Table(
    "feedback",
    METADATA,
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", sa.String(80), primary_key=True),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    scope(),
    sa.Column("at", Instant, nullable=False),
)

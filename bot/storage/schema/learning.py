"""What people's replies and corrections teach: Q&As, withdrawn answers, passages left out, news told."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

qa = sa.Table(
    "qa",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("number", sa.String(20), nullable=False, unique=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False),
    sa.Column("ticket", sa.String(36), sa.ForeignKey("ticket.id", ondelete="SET NULL"), index=True),
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="SET NULL"), index=True),
    scope(),
    sa.Column("made_at", Instant, nullable=False),
)

# At most one version of a Q&A is proposed, and at most one is approved.
qa_version = sa.Table(
    "qa_version",
    METADATA,
    sa.Column("qa", sa.String(36), sa.ForeignKey("qa.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("state", sa.String(12), nullable=False, index=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("desk", sa.String(120), nullable=False),
    sa.Column("answered_on", sa.Date, nullable=False),
    # Who may find it, as a scope of the index.
    sa.Column("audience", sa.String(40), nullable=False),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_until", sa.Date),
    sa.Column("basis", sa.JSON, nullable=False),
    sa.Column("proposed_by", sa.String(80), nullable=False),
    sa.Column("proposed_at", Instant, nullable=False),
    sa.Column("decided_by", sa.String(80)),
    sa.Column("decided_at", Instant),
    # Makes the digest in the audit trail say nothing once this row is deleted.
    sa.Column("salt", sa.String(32), nullable=False),
    scope(),
    sa.CheckConstraint("state IN ('proposed','approved','replaced','withdrawn','rejected')", name="state"),
)

qa_number = sa.Table(
    "qa_number",
    METADATA,
    sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
    scope(),
)

# An administrator said that an answer is wrong.
correction = sa.Table(
    "correction",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.String(80), nullable=False),
    sa.Column("salt", sa.String(32), nullable=False),
    scope(),
    sa.Column("at", Instant, nullable=False),
)

# The questions whose answer was withdrawn: the one that was wrong, and those answered in the same words.
withdrawal = sa.Table(
    "withdrawal",
    METADATA,
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "correction",
        sa.String(36),
        sa.ForeignKey("correction.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    scope(),
)

# A passage that is left out of every search until somebody has looked at it. It is known by what it
# says and where it stands, so that it stays out when the index is made again.
exclusion = sa.Table(
    "exclusion",
    METADATA,
    sa.Column(
        "correction", sa.String(36), sa.ForeignKey("correction.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("passage_id", sa.String(120), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("location", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("state", sa.String(8), nullable=False, index=True),
    sa.Column("reviewed_by", sa.String(80)),
    sa.Column("reviewed_at", Instant),
    scope(),
    sa.CheckConstraint("state IN ('open','kept','back')", name="state"),
)

# What an asker was told about a question after its answer, once about each thing.
told = sa.Table(
    "told",
    METADATA,
    sa.Column("question", sa.String(36), sa.ForeignKey("question.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("about", sa.String(120), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    # The message of the outbox; none for who reads on the page.
    sa.Column("delivery", sa.String(36)),
    scope(),
    sa.Column("at", Instant, nullable=False),
)

"""Where documents come from, what replaces what, and drafts of duties"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0010"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    op.create_table(
        "supersession",
        sa.Column("old", sa.String(length=400), nullable=False),
        sa.Column("new", sa.String(length=400), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("stated_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_supersession")),
    )
    op.create_index(op.f("ix_supersession_scope"), "supersession", ["scope"], unique=False)
    op.create_table(
        "fetched",
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("checked_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_fetched")),
    )
    op.create_index(op.f("ix_fetched_scope"), "fetched", ["scope"], unique=False)
    op.create_table(
        "watched",
        sa.Column("location", sa.String(length=400), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("looked_at", Instant(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("location", name=op.f("pk_watched")),
    )
    op.create_index(op.f("ix_watched_scope"), "watched", ["scope"], unique=False)
    _create_draft()


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=True),
        sa.Column("document_id", sa.String(length=80), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("duty", sa.String(length=80), nullable=True),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("state IN ('waiting','accepted','rejected')", name=op.f("ck_draft_state")),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_draft_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("key", name=op.f("uq_draft_key")),
        sa.UniqueConstraint("number", name=op.f("uq_draft_number")),
    )
    op.create_index(op.f("ix_draft_scope"), "draft", ["scope"], unique=False)
    op.create_index(op.f("ix_draft_state"), "draft", ["state"], unique=False)

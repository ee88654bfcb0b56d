"""Answers that go where they were asked, messages that replace others, workspaces"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table of this revision."""
    for name in ("thread", "viewer"):
        op.add_column("outbox", sa.Column(name, sa.String(length=200), nullable=False, server_default=""))
    op.add_column("outbox", sa.Column("edits", sa.String(length=36), nullable=True))
    op.create_index(op.f("ix_outbox_edits"), "outbox", ["edits"], unique=False)
    columns = ["channel", "workspace", "external_id"]
    op.create_index(op.f("ix_outbox_channel_workspace_external_id"), "outbox", columns, unique=False)
    op.add_column("question", sa.Column("reply", sa.JSON(), nullable=True))
    _create_workspace()


def _create_workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("mapped_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_workspace_organisation")
        ),
        sa.PrimaryKeyConstraint("channel", "workspace", name=op.f("pk_workspace")),
    )
    op.create_index(op.f("ix_workspace_organisation"), "workspace", ["organisation"], unique=False)
    op.create_index(op.f("ix_workspace_scope"), "workspace", ["scope"], unique=False)

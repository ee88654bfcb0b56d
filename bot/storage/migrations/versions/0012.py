"""Workspaces in which the application was installed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    op.create_table(
        "installation",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("app", sa.String(length=40), nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("bot_user", sa.String(length=40), nullable=False),
        sa.Column("permissions", sa.JSON(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("installed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "workspace", name=op.f("pk_installation")),
    )
    op.create_index(op.f("ix_installation_scope"), "installation", ["scope"], unique=False)

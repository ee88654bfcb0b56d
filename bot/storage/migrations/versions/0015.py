"""Conversations in Microsoft Teams"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of this revision."""
    op.create_table(
        "teams_conversation",
        sa.Column("tenant", sa.String(length=80), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=False),
        sa.Column("service_url", sa.String(length=200), nullable=False),
        sa.Column("bot", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", name=op.f("pk_teams_conversation")),
    )
    for name in ("scope", "seen_at", "team"):
        op.create_index(op.f(f"ix_teams_conversation_{name}"), "teams_conversation", [name], unique=False)

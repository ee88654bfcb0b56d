"""Who gets a report regularly"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of this revision."""
    op.create_table(
        "report_recipient",
        sa.Column("rhythm", sa.String(length=8), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("told_until", sa.Date(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("rhythm IN ('weekly','monthly')", name=op.f("ck_report_recipient_rhythm")),
        sa.PrimaryKeyConstraint(
            "rhythm", "organisation", "channel", "workspace", "address", name=op.f("pk_report_recipient")
        ),
    )
    op.create_index(op.f("ix_report_recipient_scope"), "report_recipient", ["scope"], unique=False)

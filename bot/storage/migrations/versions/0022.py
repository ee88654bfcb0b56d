"""Enquiries that an organisation got, and what it replied"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    op.create_table(
        "past_enquiry",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("sender", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(length=80), nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.CheckConstraint("origin IN ('prefecture','nation','other')", name=op.f("ck_past_enquiry_origin")),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_past_enquiry_organisation")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_past_enquiry")),
    )
    for column in ("organisation", "scope"):
        op.create_index(op.f(f"ix_past_enquiry_{column}"), "past_enquiry", [column], unique=False)

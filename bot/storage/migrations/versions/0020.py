"""Seals of the audit trail, names that erasing ends, people that were erased, deputies"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the column of this revision."""
    op.add_column("audit", sa.Column("seal", sa.String(length=64), nullable=False, server_default=""))
    op.create_table(
        "audit_head",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_audit_head")),
    )
    op.create_index(op.f("ix_audit_head_scope"), "audit_head", ["scope"], unique=False)
    op.create_table(
        "audit_actor",
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("alias", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_audit_actor")),
        sa.UniqueConstraint("alias", name=op.f("uq_audit_actor_alias")),
    )
    op.create_index(op.f("ix_audit_actor_scope"), "audit_actor", ["scope"], unique=False)
    op.create_table(
        "erased",
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_erased")),
    )
    op.create_index(op.f("ix_erased_scope"), "erased", ["scope"], unique=False)
    _deputies()


def _deputies() -> None:
    op.create_table(
        "deputy",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_deputy_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
    )
    op.create_index(op.f("ix_deputy_organisation"), "deputy", ["organisation"], unique=False)
    op.create_index(op.f("ix_deputy_scope"), "deputy", ["scope"], unique=False)

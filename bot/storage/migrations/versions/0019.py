"""Q&As made of replies, withdrawn answers, passages left out, and what askers were told since"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    _create_qa()
    _create_version()
    _create_number()
    _create_correction()
    _create_withdrawal()
    _create_exclusion()
    _create_told()


def _create_qa() -> None:
    op.create_table(
        "qa",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("ticket", sa.String(length=36), nullable=True),
        sa.Column("question", sa.String(length=36), nullable=True),
        _scope(),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_qa_organisation")),
        _reference("qa", "ticket", ondelete="SET NULL"),
        _reference("qa", "question", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qa")),
        sa.UniqueConstraint("number", name=op.f("uq_qa_number")),
    )
    for column in ("ticket", "question", "scope"):
        _index("qa", column)


def _create_version() -> None:
    op.create_table(
        "qa_version",
        *_content_columns(),
        sa.Column("proposed_by", sa.String(length=80), nullable=False),
        sa.Column("proposed_at", Instant(), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=False),
        _scope(),
        sa.CheckConstraint(
            "state IN ('proposed','approved','replaced','withdrawn','rejected')",
            name=op.f("ck_qa_version_state"),
        ),
        _reference("qa_version", "qa", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("qa", "version", name=op.f("pk_qa_version")),
    )
    for column in ("state", "scope"):
        _index("qa_version", column)


def _content_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("qa", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("desk", sa.String(length=120), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("basis", sa.JSON(), nullable=False),
    ]


def _create_number() -> None:
    op.create_table(
        "qa_number",
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        _scope(),
        sa.PrimaryKeyConstraint("fiscal_year", name=op.f("pk_qa_number")),
    )
    _index("qa_number", "scope")


def _create_correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        _scope(),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    _index("correction", "scope")


def _create_withdrawal() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("question", sa.String(length=36), nullable=False),
        sa.Column("correction", sa.String(length=36), nullable=False),
        _scope(),
        _reference("withdrawal", "question", ondelete="CASCADE"),
        _reference("withdrawal", "correction", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_withdrawal")),
    )
    for column in ("correction", "scope"):
        _index("withdrawal", column)


def _create_exclusion() -> None:
    op.create_table(
        "exclusion",
        sa.Column("correction", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("passage_id", sa.String(length=120), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reviewed_by", sa.String(length=80), nullable=True),
        sa.Column("reviewed_at", Instant(), nullable=True),
        _scope(),
        sa.CheckConstraint("state IN ('open','kept','back')", name=op.f("ck_exclusion_state")),
        _reference("exclusion", "correction", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("correction", "number", name=op.f("pk_exclusion")),
    )
    for column in ("state", "scope"):
        _index("exclusion", column)


def _create_told() -> None:
    op.create_table(
        "told",
        sa.Column("question", sa.String(length=36), nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("delivery", sa.String(length=36), nullable=True),
        _scope(),
        sa.Column("at", Instant(), nullable=False),
        _reference("told", "question", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("question", "about", name=op.f("pk_told")),
    )
    _index("told", "scope")


def _scope() -> sa.Column[str]:
    return sa.Column("scope", sa.String(length=40), nullable=False)


def _reference(table: str, column: str, *, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{column}.id"], name=name, ondelete=ondelete)


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)

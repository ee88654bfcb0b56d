"""Received mails, used links, sign-ins"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    _create_received_mail()
    _create_used_link()
    _create_sign_in()


def _create_received_mail() -> None:
    op.create_table(
        "received_mail",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("ancestors", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_received_mail")),
    )
    _index("received_mail", "scope")
    _index("received_mail", "received_at")
    _index("received_mail", "sender", "received_at")


def _create_used_link() -> None:
    op.create_table(
        "used_link",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_used_link")),
    )
    _index("used_link", "scope")
    _index("used_link", "expires_at")


def _create_sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("signed_in_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_sign_in_person")),
        sa.PrimaryKeyConstraint("session", name=op.f("pk_sign_in")),
    )
    for column in ("person", "scope", "expires_at"):
        _index("sign_in", column)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)

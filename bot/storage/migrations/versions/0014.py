"""Questions that people take over"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    _create_ticket()
    _create_history()
    _create_view()
    _create_desk()
    op.create_table(
        "ticket_number",
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("fiscal_year", name=op.f("pk_ticket_number")),
    )
    _index("ticket_number", "scope")


def _create_ticket() -> None:
    op.create_table(
        "ticket",
        *_ticket_columns(),
        sa.CheckConstraint(
            "state IN ('new','claimed','waiting','answered','closed','withdrawn')",
            name=op.f("ck_ticket_state"),
        ),
        sa.CheckConstraint("tier IN ('municipality','prefecture','ministry')", name=op.f("ck_ticket_tier")),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_ticket_organisation")),
        sa.ForeignKeyConstraint(
            ["question"], ["question.id"], name=op.f("fk_ticket_question"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
    )
    for columns in (["asker"], ["question"], ["remind_at"], ["scope"]):
        _index("ticket", *columns)
    _index("ticket", "organisation", "state")
    _index("ticket", "prefecture", "state")


def _ticket_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("prefecture", sa.String(length=2), nullable=False),
        sa.Column("asker", sa.String(length=80), nullable=False),
        sa.Column("asker_name", sa.String(length=120), nullable=False),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("question", sa.String(length=36), nullable=True),
        sa.Column("matter", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("tier", sa.String(length=12), nullable=False),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("awaited", sa.String(length=8), nullable=False),
        sa.Column("priority", sa.String(length=12), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("owner_name", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("remind_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
    ]


def _create_history() -> None:
    op.create_table(
        "ticket_event",
        sa.Column("ticket", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("acting", sa.String(length=12), nullable=False),
        sa.Column("tier", sa.String(length=12), nullable=False),
        sa.Column("desk", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(length=80), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("fk_ticket_event_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket", "number", name=op.f("pk_ticket_event")),
        sa.UniqueConstraint("key", name=op.f("uq_ticket_event_key")),
    )
    _index("ticket_event", "scope")


def _create_view() -> None:
    op.create_table(
        "ticket_view",
        sa.Column("ticket", sa.String(length=36), nullable=False),
        sa.Column("delivery", sa.String(length=36), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("tier", sa.String(length=12), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("fk_ticket_view_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket", "delivery", name=op.f("pk_ticket_view")),
    )
    _index("ticket_view", "scope")


def _create_desk() -> None:
    op.create_table(
        "desk",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("tier", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("tier IN ('municipality','prefecture','ministry')", name=op.f("ck_desk_tier")),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_desk_organisation")),
        sa.PrimaryKeyConstraint(
            "organisation", "tier", "channel", "workspace", "address", name=op.f("pk_desk")
        ),
    )
    _index("desk", "scope")


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)

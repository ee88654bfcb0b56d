"""Indexes for the administrator's pages"""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

# A wider index answers what the narrow one of the same first column did.
_REPLACED = (
    ("question", "asked_at"),
    ("question", "status"),
    ("question", "organisation"),
    ("citation", "document_id"),
)
_NEW = (
    ("question", "asked_at", "status", "organisation"),
    ("question", "status", "asked_at", "organisation"),
    ("question", "organisation", "asked_at"),
    ("citation", "document_id", "question"),
    ("intake", "kind", "received_at"),
)


def upgrade() -> None:
    """Replace the indexes of this revision."""
    for table, *columns in _REPLACED:
        op.drop_index(_name(table, columns), table_name=table)
    for table, *columns in _NEW:
        op.create_index(_name(table, columns), table, columns, unique=False)


def _name(table: str, columns: list[str]) -> str:
    return op.f(f"ix_{table}_{'_'.join(columns)}")

"""The population of an organisation, for cases of places of its size"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column of this revision."""
    op.add_column("organisation", sa.Column("population", sa.Integer(), nullable=True))

"""Sources, generations of the index, and which one is served."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

source = sa.Table(
    "source",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("location", sa.Text, nullable=False),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.UniqueConstraint("location", "scope"),
)

generation = sa.Table(
    "generation",
    METADATA,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("documents", sa.Integer, nullable=False),
    sa.Column("passages", sa.Integer, nullable=False),
    sa.Column("report", sa.JSON, nullable=False),
    scope(),
    sa.Column("built_at", Instant, nullable=False),
    sa.CheckConstraint("state IN ('ready','retired')", name="state"),
)

# One row: the generation that is served. Switching is one UPDATE.
pointer = sa.Table(
    "pointer",
    METADATA,
    sa.Column("name", sa.String(20), primary_key=True),
    sa.Column("generation", sa.String(40), sa.ForeignKey("generation.id"), nullable=False),
    sa.Column("switched_at", Instant, nullable=False),
)

"""Where reminders go, and each reminder as it was planned."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

destination = sa.Table(
    "destination",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False),
    sa.Column("channel", sa.String(20), nullable=False),
    sa.Column("workspace", sa.String(80), nullable=False),
    sa.Column("address", sa.String(200), nullable=False),
    # The section (主管課) that reads there, and whether it acts, reads along or is told when it is late.
    sa.Column("section", sa.String(20), nullable=False),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.UniqueConstraint("organisation", "channel", "workspace", "address", "section", "role"),
    sa.CheckConstraint("role IN ('primary','copy','second')", name="role"),
)

reminder = sa.Table(
    "reminder",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    sa.Column("duty", sa.String(80), nullable=False),
    sa.Column("cycle", sa.String(40), nullable=False),
    sa.Column("step", sa.String(40), nullable=False),
    # The fingerprint of the dates: a corrected date is another revision.
    sa.Column("revision", sa.String(16), nullable=False),
    sa.Column("due_on", sa.Date),
    sa.Column("fire_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("destination", sa.String(36), sa.ForeignKey("destination.id"), nullable=False),
    # Reminders of one destination with the same digest are one message; without, each is its own.
    sa.Column("digest", sa.String(80)),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("outbox", sa.String(36), sa.ForeignKey("outbox.id"), index=True),
    scope(),
    sa.Column("planned_at", Instant, nullable=False),
    sa.UniqueConstraint("duty", "organisation", "cycle", "step", "revision", "destination"),
    sa.CheckConstraint("state IN ('planned','queued','missed','cancelled')", name="state"),
    sa.Index(None, "state", "fire_at"),
    sa.Index(None, "state", "destination"),
)

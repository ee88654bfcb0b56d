"""Who gets a report regularly."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

report_recipient = sa.Table(
    "report_recipient",
    METADATA,
    sa.Column("rhythm", sa.String(8), primary_key=True),
    # Whose report; empty for that of the whole installation.
    sa.Column("organisation", sa.String(6), primary_key=True),
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("address", sa.String(200), primary_key=True),
    # The periods that ended until this day (not included) were told.
    sa.Column("told_until", sa.Date, nullable=False),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.CheckConstraint("rhythm IN ('weekly','monthly')", name="rhythm"),
)

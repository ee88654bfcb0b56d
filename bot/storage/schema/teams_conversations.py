"""Where in Microsoft Teams we are, and how to write there."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

teams_conversation = sa.Table(
    "teams_conversation",
    METADATA,
    sa.Column("tenant", sa.String(80), primary_key=True),
    sa.Column("conversation", sa.String(200), primary_key=True),
    sa.Column("kind", sa.String(12), nullable=False),
    # Empty but for a channel: leaving a team means leaving all its channels.
    sa.Column("team", sa.String(200), nullable=False, index=True),
    sa.Column("service_url", sa.String(200), nullable=False),
    sa.Column("bot", sa.String(80), nullable=False),
    scope(),
    sa.Column("seen_at", Instant, nullable=False, index=True),
)

"""Workspaces of a service in which the application was installed."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

installation = sa.Table(
    "installation",
    METADATA,
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    # Sealed with the installation's secret, never as it came.
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("app", sa.String(40), nullable=False),
    sa.Column("bot", sa.String(40), nullable=False),
    sa.Column("bot_user", sa.String(40), nullable=False),
    sa.Column("permissions", sa.JSON, nullable=False),
    scope(),
    sa.Column("installed_at", Instant, nullable=False),
)

"""What is known of the places that documents come from, beside their list."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

# What the administrator said about two documents; titles and dates say the rest.
supersession = sa.Table(
    "supersession",
    METADATA,
    sa.Column("old", sa.String(400), primary_key=True),
    sa.Column("new", sa.String(400), nullable=False),
    scope(),
    sa.Column("stated_at", Instant, nullable=False),
)

# One row for each address of sources.toml that was asked.
fetched = sa.Table(
    "fetched",
    METADATA,
    sa.Column("source", sa.String(60), primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("last_modified", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("outcome", sa.String(20), nullable=False),
    sa.Column("detail", sa.String(200), nullable=False),
    sa.Column("checked_at", Instant, nullable=False),
    sa.Column("changed_at", Instant),
    scope(),
)

# A folder that is looked at regularly; `digest` of names, sizes and times.
watched = sa.Table(
    "watched",
    METADATA,
    sa.Column("location", sa.String(400), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("looked_at", Instant),
    scope(),
)

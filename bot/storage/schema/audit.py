"""The audit trail: an append-only chain of digests, and the settings made on the page."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

# Holds ids and a salted digest only, so that erasing a person's data (by
# deleting the salt) never breaks the chain.
audit = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor", sa.String(80), nullable=False),
    sa.Column("action", sa.String(60), nullable=False, index=True),
    sa.Column("subject", sa.String(200), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("previous", sa.String(64), nullable=False),
    scope(),
)

preference = sa.Table(
    "preference",
    METADATA,
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
    scope(),
    sa.Column("set_at", Instant, nullable=False),
)

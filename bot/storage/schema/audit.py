"""The audit trail: an append-only chain of sealed digests, and the settings made on the page."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

# Holds ids, names of `audit_actor` and a salted digest only, so that erasing a
# person's data (by deleting name and salt) never breaks the chain.
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
    # Of the whole row, with the installation's key; empty where it was not known.
    sa.Column("seal", sa.String(64), nullable=False, server_default=""),
    scope(),
)

# One row: the newest row of the trail, so that nobody takes the last ones away unnoticed.
audit_head = sa.Table(
    "audit_head",
    METADATA,
    sa.Column("name", sa.String(20), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("link", sa.String(64), nullable=False),
    sa.Column("seal", sa.String(64), nullable=False),
    scope(),
)

# Who is meant by an actor of the trail; without its row nobody can tell any more.
audit_actor = sa.Table(
    "audit_actor",
    METADATA,
    sa.Column("person", sa.String(80), primary_key=True),
    sa.Column("alias", sa.String(40), nullable=False, unique=True),
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

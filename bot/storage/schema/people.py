"""Organisations, people, and how a channel's user becomes a person."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

organisation = sa.Table(
    "organisation",
    METADATA,
    sa.Column("code", sa.String(6), primary_key=True),
    sa.Column("prefecture", sa.String(2), nullable=False, index=True),
    sa.Column("prefecture_name", sa.String(10), nullable=False),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("kana", sa.String(120), nullable=False),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("tags", sa.JSON, nullable=False),
    sa.Column("successor", sa.String(6)),
    # As somebody of the organisation stated it; the list that ships has none.
    sa.Column("population", sa.Integer),
    scope(),
    # Only joined organisations are reminded; the others are known by name.
    sa.Column("joined_at", Instant, index=True),
)

person = sa.Table(
    "person",
    METADATA,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), index=True),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("label", sa.String(120), nullable=False),
    scope(),
    sa.Column("created_at", Instant, nullable=False),
)

# Everybody of a chat service's workspace belongs to this organisation, unless
# `identity` knows more of somebody.
workspace = sa.Table(
    "workspace",
    METADATA,
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    scope(),
    sa.Column("mapped_at", Instant, nullable=False),
)

identity = sa.Table(
    "identity",
    METADATA,
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("external_id", sa.String(200), primary_key=True),
    sa.Column("person", sa.String(40), sa.ForeignKey("person.id"), nullable=False, index=True),
    scope(),
)

# Whose data was erased: an older copy of the database that is put back is erased again.
erased = sa.Table(
    "erased",
    METADATA,
    sa.Column("person", sa.String(80), primary_key=True),
    scope(),
    sa.Column("at", Instant, nullable=False),
)

# Who stands in while the one who looks after things is away.
deputy = sa.Table(
    "deputy",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("contact", sa.String(200), nullable=False),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("until", sa.Date),
    sa.Column("note", sa.Text, nullable=False),
    scope(),
    sa.Column("set_at", Instant, nullable=False),
)

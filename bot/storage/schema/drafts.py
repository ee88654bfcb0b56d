"""Duties that a notice or a pasted enquiry seems to bring, until somebody decides."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

draft = sa.Table(
    "draft",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    # The same text or notice gives one draft, however often it is read.
    sa.Column("key", sa.String(64), nullable=False, unique=True),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code")),
    sa.Column("document_id", sa.String(80), nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("state", sa.String(12), nullable=False, index=True),
    sa.Column("duty", sa.String(80)),
    sa.Column("decided_by", sa.String(80)),
    sa.Column("decided_at", Instant),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.CheckConstraint("state IN ('waiting','accepted','rejected')", name="state"),
)

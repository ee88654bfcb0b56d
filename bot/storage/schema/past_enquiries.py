"""Enquiries that an organisation got, and what it replied."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

past_enquiry = sa.Table(
    "past_enquiry",
    METADATA,
    sa.Column("number", sa.String(12), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    sa.Column("origin", sa.String(12), nullable=False),
    sa.Column("sender", sa.String(120), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("asked_on", sa.Date, nullable=False),
    sa.Column("reply", sa.Text, nullable=False),
    sa.Column("replied_on", sa.Date, nullable=False),
    sa.Column("document_number", sa.String(80), nullable=False),
    sa.Column("recorded_by", sa.String(80), nullable=False),
    sa.Column("recorded_at", Instant, nullable=False),
    scope(),
    sa.CheckConstraint("origin IN ('prefecture','nation','other')", name="origin"),
)

"""What organisations and prefectures add to the catalogue of duties."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

# A prefecture's earlier deadline, or the real dates of a window that was only
# watched. `area` is '' (everyone), two digits (a prefecture) or a code.
entered_date = sa.Table(
    "entered_date",
    METADATA,
    sa.Column("duty", sa.String(80), primary_key=True),
    sa.Column("cycle", sa.String(40), primary_key=True),
    sa.Column("area", sa.String(6), primary_key=True),
    sa.Column("issuer", sa.String(12), primary_key=True),
    sa.Column("due_on", sa.Date, nullable=False),
    sa.Column("until", sa.Time),
    sa.Column("firm", sa.Boolean, nullable=False),
    sa.Column("opens_on", sa.Date),
    sa.Column("wording", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("entered_on", sa.Date, nullable=False),
    sa.Column("entered_by", sa.String(80), nullable=False),
    scope(),
)

own_duty = sa.Table(
    "own_duty",
    METADATA,
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), primary_key=True),
    sa.Column("duty", sa.String(80), primary_key=True),
    sa.Column("definition", sa.JSON, nullable=False),
    sa.Column("set_by", sa.String(80), nullable=False),
    scope(),
    sa.Column("set_at", Instant, nullable=False),
)

calendar_feed = sa.Table(
    "calendar_feed",
    METADATA,
    # The digest of the secret in the address: a copy of the database opens no feed.
    sa.Column("secret_digest", sa.String(64), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    scope(),
    sa.Column("issued_at", Instant, nullable=False),
    sa.Column("revoked_at", Instant),
)

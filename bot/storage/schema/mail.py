"""Mails that somebody sent us, and what was done from mails of ours."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

# A mail that was taken in: what its reply needs, and how many came from whom.
received_mail = sa.Table(
    "received_mail",
    METADATA,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("conversation", sa.String(200), nullable=False),
    # The headers of a reply: Subject, In-Reply-To and References (RFC 5322, 3.6.4).
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("ancestors", sa.Text, nullable=False),
    sa.Column("attachments", sa.Integer, nullable=False),
    # A pseudonym.
    sa.Column("sender", sa.String(80), nullable=False),
    scope(),
    sa.Column("received_at", Instant, nullable=False, index=True),
    sa.Index(None, "sender", "received_at"),
)

# A link works once; only its digest is kept, and only as long as it would work.
used_link = sa.Table(
    "used_link",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    scope(),
    sa.Column("used_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
)

# A browser in which somebody signed in; known by the digest of its session.
sign_in = sa.Table(
    "sign_in",
    METADATA,
    sa.Column("session", sa.String(64), primary_key=True),
    sa.Column("person", sa.String(40), sa.ForeignKey("person.id"), nullable=False, index=True),
    scope(),
    sa.Column("signed_in_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
)

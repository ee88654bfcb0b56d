"""The outbox: what is to be sent, every attempt to send it, and how fast sending may go."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant

outbox = sa.Table(
    "outbox",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False, index=True),
    sa.Column("channel", sa.String(20), nullable=False),
    sa.Column("workspace", sa.String(80), nullable=False),
    sa.Column("address", sa.String(200), nullable=False),
    sa.Column("thread", sa.String(200), nullable=False, server_default=""),
    sa.Column("viewer", sa.String(200), nullable=False, server_default=""),
    # The message that this one replaces, in its place.
    sa.Column("edits", sa.String(36), index=True),
    # What the message says, never the channel's API call: newer code must be able to send it.
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", Instant, nullable=False),
    sa.Column("expires_at", Instant),
    sa.Column("lease_token", sa.String(36)),
    sa.Column("lease_until", Instant),
    sa.Column("first_try_at", Instant),
    sa.Column("external_id", sa.String(200)),
    sa.Column("how", sa.String(12)),
    sa.Column("last_error", sa.String(200)),
    scope(),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.CheckConstraint("state IN ('pending','sending','unknown','sent','dead','cancelled')", name="state"),
    sa.Index(None, "state", "not_before"),
    sa.Index(None, "channel", "workspace", "external_id"),
)

delivery_attempt = sa.Table(
    "delivery_attempt",
    METADATA,
    sa.Column("lease_token", sa.String(36), primary_key=True),
    sa.Column("delivery", sa.String(36), sa.ForeignKey("outbox.id"), nullable=False, index=True),
    sa.Column("started_at", Instant, nullable=False),
    # Without an end the process died, or lost its lease before it could say.
    sa.Column("ended_at", Instant),
    sa.Column("outcome", sa.String(12)),
    sa.Column("detail", sa.String(200)),
    scope(),
)

# One row for a whole workspace (address '') and one for each address in it.
send_gate = sa.Table(
    "send_gate",
    METADATA,
    sa.Column("channel", sa.String(20), primary_key=True),
    sa.Column("workspace", sa.String(80), primary_key=True),
    sa.Column("address", sa.String(200), primary_key=True),
    sa.Column("next_at", Instant, nullable=False),
    scope(),
)

board_notice = sa.Table(
    "board_notice",
    METADATA,
    sa.Column("delivery", sa.String(36), primary_key=True),
    sa.Column("board", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    scope(),
    sa.Column("posted_at", Instant, nullable=False),
    sa.Index(None, "board", "posted_at"),
)

"""Which messages can still be changed once they were sent."""

from __future__ import annotations

from bot.storage.outbox import Row

CHANNELS = frozenset({"slack", "teams", "chatwork", "webhook"})
"""The channels whose service lets us replace what we said."""


def can_change(message: Row) -> bool:
    """Whether a message can be replaced; one for a single viewer cannot, nobody keeps it."""
    return message.channel in CHANNELS and not message.viewer

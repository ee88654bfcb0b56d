"""A delivery for the terminal."""

from __future__ import annotations

from bot.delivery.queue import KIND
from bot.ports import Delivery
from bot.texts import reminders as texts


def notice(delivery: Delivery) -> str:
    """A reminder as plain text; any other kind by its name."""
    if delivery.kind != KIND:
        return delivery.kind
    return texts.text_of(delivery.payload["items"], repeated=delivery.repeated)

"""Which questions belong together: those of one thread, or of one place without threads."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from bot.ports import Destination

_LONGEST = 200


def conversation_of(place: Destination) -> str:
    """The key of the conversation that goes on at a place.

    Follow-ups in it keep their context. What one person alone may see is a
    conversation of its own.
    """
    key = ":".join(astuple(place)).rstrip(":")
    if len(key) <= _LONGEST:
        return key
    return f"{place.channel}:{hashlib.sha256(key.encode()).hexdigest()}"

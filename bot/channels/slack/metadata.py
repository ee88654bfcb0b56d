"""The mark by which we find our own messages again.

Everybody of the workspace can read a message's metadata, so it holds nothing
but the delivery's id (docs.slack.dev/messaging/message-metadata).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVENT = "madoguchi"


def mark(delivery: str) -> dict[str, Any]:
    """The metadata of a message that carries this delivery."""
    return {"event_type": EVENT, "event_payload": {"id": delivery}}


def delivery_in(message: Mapping[str, Any]) -> str:
    """The delivery that a message carries, or nothing."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT:
        return ""
    return str((metadata.get("event_payload") or {}).get("id") or "")

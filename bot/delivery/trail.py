"""What the audit trail keeps of a message that left the house: its id, where it went, how much it said."""

from __future__ import annotations

import datetime as dt
import json

import sqlalchemy as sa

from bot.ports import Delivery
from bot.storage import audit
from bot.storage.audit import SERVICE, Entry

_IN_THE_HOUSE = frozenset({"board", "console"})


def append(connection: sa.Connection, delivery: Delivery, *, at: dt.datetime) -> None:
    """Write down that a message arrived: never what it said, nor to whom within the workspace."""
    place = delivery.destination
    if place.channel in _IN_THE_HOUSE:
        return
    size = len(json.dumps(delivery.payload, ensure_ascii=False).encode("utf-8", "replace"))
    subject = " ".join((delivery.id, delivery.kind, place.channel, place.workspace or "-", f"{size}B"))
    audit.append(connection, Entry(SERVICE, "sent", subject, delivery.scope), at=at)

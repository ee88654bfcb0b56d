"""After the ledger changed: every message that shows the occurrence says so."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import sqlalchemy as sa

from bot.delivery.editing import CHANNELS
from bot.reminders.outlook import Key
from bot.reminders.progress import shown
from bot.reminders.recorded import recorded
from bot.storage import outbox, reminders
from jobs.duty import Record


def refresh(connection: sa.Connection, key: Key, *, at: dt.datetime) -> int:
    """Queue edits of the messages that show an occurrence, within the caller's transaction; how many.

    An edit is the same digest with all its items. What a message said of dates
    stays as it was on its day; where each item stands is that of the ledger now.
    """
    about = (key.organisation, key.duty, key.cycle)
    messages = reminders.messages_about(connection, *about, channels=CHANNELS)
    # People look at the newest; a year of older ones must not keep an answer waiting.
    priorities = itertools.chain([outbox.URGENT], itertools.repeat(outbox.BULK))
    return sum(_edit(connection, *each, at) for each in zip(messages, priorities, strict=False))


def _edit(connection: sa.Connection, message: str, priority: int, at: dt.datetime) -> bool:
    payload = outbox.current_payload(connection, message)
    if payload is None:
        return False
    items = [item | _now(connection, item, at) for item in payload["items"]]
    return outbox.edit(connection, message, {**payload, "items": items}, priority=priority, at=at)


def _now(connection: sa.Connection, item: dict[str, Any], at: dt.datetime) -> dict[str, Any]:
    key = Key(item["organisation"], item["duty"], item["cycle"])
    kind = Record(item["record"]["kind"]) if "record" in item else None
    said = shown(connection, key, records=kind is not None, at=at)
    return said | recorded(connection, kind, key.organisation, at=at)

"""Tell the administrator about what could not be delivered."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Protocol

import sqlalchemy as sa

from bot.domain import scope
from bot.ports import Destination
from bot.storage import board, outbox
from bot.storage.outbox import Message
from bot.storage.reminders import NAMESPACE
from knowledge.calendars.office_hours import JAPAN

KIND = "undelivered"
EXPIRED = "expired"
GIVEN_UP = "too many attempts"
CANNOT_TELL = "outcome unknown"
BOUNCED = "bounced"
"""Reasons of our own; the others are those of the channels."""

_BOARD = Destination("board", "", board.ADMINISTRATOR)


class Undelivered(Protocol):
    """A message that ended unsent."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def destination(self) -> Destination: ...


def tell(connection: sa.Connection, message: Undelivered, *, reason: str, at: dt.datetime) -> None:
    """Queue a notice to the administrator's board, one per place, reason and day.

    A service that is down for two days must not fill the board with a thousand
    lines; every message stays in the outbox with its own reason.
    """
    if message.kind == KIND:
        return
    place = message.destination
    day = at.astimezone(JAPAN).date().isoformat()
    key = json.dumps([KIND, place.channel, place.workspace, place.address, reason, day])
    payload = {
        "channel": place.channel,
        "workspace": place.workspace,
        "address": place.address,
        "reason": reason,
        "kind": message.kind,
        "delivery": message.id,
    }
    notice = Message(str(uuid.uuid5(NAMESPACE, key)), KIND, _BOARD, payload, scope.ADMINISTRATOR)
    outbox.add(connection, notice, at=at)

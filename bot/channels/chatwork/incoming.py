"""What Chatwork sends, read into what somebody wants: pure, without names or rights.

The account's event `mention_to_me` tells of every message that calls us, in
every room (https://developer.chatwork.com/docs/webhook).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.chatwork.plain import plain, replied_to
from bot.inbound import Body
from bot.ports import Destination

CHANNEL = "chatwork"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody calls us; `answers` is the message that they reply to, "" for none."""

    account: str
    room: str
    message: str
    text: str
    answers: str = ""

    @property
    def key(self) -> str:
        """The message's name for ever."""
        return f"{CHANNEL}:{self.room}:{self.message}"


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us: `reason` is a code for the log."""

    reason: str


def event(body: Body) -> Asked | Ignored:
    """An event of the webhook."""
    kind = str(body.get("webhook_event_type", ""))
    happened = body.get("webhook_event")
    if kind != "mention_to_me" or not isinstance(happened, dict):
        return Ignored(f"event:{kind}"[:80])
    account, own = _id(happened, "from_account_id"), _id(happened, "to_account_id")
    room, message = _id(happened, "room_id"), _id(happened, "message_id")
    if not (account and room and message):
        return Ignored("no_place")
    if account == own:
        return Ignored("ourselves")
    if happened.get("update_time"):
        return Ignored("edited")
    text = str(happened.get("body") or "")
    return Asked(account, room, message, plain(text), replied_to(text))


def place_of(asked: Asked) -> Destination:
    """Where the answer goes: below the message, to who wrote it."""
    return Destination(CHANNEL, "", asked.room, thread=f"{asked.account}-{asked.message}")


def _id(happened: Body, name: str) -> str:
    found = str(happened.get(name) or "")
    return found if found.isascii() and found.isdecimal() and len(found) <= 30 else ""

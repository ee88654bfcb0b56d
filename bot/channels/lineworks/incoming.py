"""What LINE WORKS sends, read into what somebody wants: pure, without names or rights.

The form of the events: https://developers.worksmobile.com/en/docs/bot-callback,
…/bot-callback-message and …/bot-callback-postback. An event has no id and is
never sent again; its bytes, which hold its instant, name it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from bot.channels.lineworks.acts import Asked, Ignored, Pressed, Who
from bot.channels.lineworks.identity import CHANNEL
from bot.inbound import Body
from bot.ports import Destination
from bot.texts.lineworks import CALL, HELP_WORD

_ID = re.compile(r"[A-Za-z0-9._@+-]{1,120}")
# 「利用開始」, which everybody presses once.
_STARTED = "start"
_AFTER_CALL = re.compile(r"[\s、,，:：。]+")
_LONGEST_ACTION = 255


def event(body: Body, raw: bytes) -> Asked | Pressed | Ignored:
    """An event; `raw` are the bytes that it came in."""
    kind = str(body.get("type", ""))
    source, content = _object(body, "source"), _object(body, "content")
    who = Who(str(source.get("domainId", "")), str(source.get("userId", "")))
    room = str(source.get("channelId") or "")
    if not _ID.fullmatch(who.user) or not _ID.fullmatch(who.domain) or (room and not _ID.fullmatch(room)):
        return Ignored(f"nobody:{kind}"[:80])
    key = f"{CHANNEL}:{hashlib.sha256(raw).hexdigest()}"
    pressed = str((body.get("data") if kind == "postback" else content.get("postback")) or "")
    if pressed and pressed != _STARTED:
        return Pressed(who, pressed[:_LONGEST_ACTION], key)
    if pressed:
        return Asked(who, room, HELP_WORD, key)
    if kind != "message" or content.get("type") != "text":
        return Ignored(f"{kind}:{content.get('type', '')}"[:80])
    return _asked(who, room, str(content.get("text") or ""), key)


def directly(who: Who) -> Destination:
    """The conversation that a member alone has with us."""
    return Destination(CHANNEL, who.domain, f"users/{who.user}", viewer=who.user)


def place_of(asked: Asked) -> Destination:
    """Where the answer goes; in a room it calls who asked, and each has a conversation of their own."""
    if not asked.room:
        return directly(asked.who)
    return Destination(CHANNEL, asked.who.domain, f"channels/{asked.room}", thread=asked.who.user)


def _asked(who: Who, room: str, text: str, key: str) -> Asked | Ignored:
    """In a room only what begins with our name is for us."""
    if not room:
        return Asked(who, room, text, key)
    called = _without_call(text)
    return Ignored("not_addressed") if called is None else Asked(who, room, called, key)


def _without_call(text: str) -> str | None:
    """What follows 「@窓口」 or 「窓口、」; None for a text that does not call us."""
    plain = unicodedata.normalize("NFKC", text).lstrip()
    marked = plain.startswith("@")
    named = plain.removeprefix("@")
    if not named.startswith(CALL):
        return None
    rest = named.removeprefix(CALL)
    pause = _AFTER_CALL.match(rest)
    if not (marked or pause or not rest):
        return None
    return rest[pause.end() :] if pause else rest


def _object(body: Body, name: str) -> Body:
    found = body.get(name)
    return found if isinstance(found, dict) else {}

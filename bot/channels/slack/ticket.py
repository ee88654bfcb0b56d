"""A message about a ticket: what was asked, how it stands, what can be done."""

from __future__ import annotations

from typing import Any

from bot.channels.slack.blocks import Block, actions, button, plain, rich
from bot.domain.split import shortened
from bot.texts import chat
from bot.texts import ticket_message as texts

_LONGEST = 1_500
_ROOM = 4_000

Payload = dict[str, Any]


def text_of(payload: Payload) -> str:
    """The whole of it as plain text."""
    return "\n".join([texts.title(payload), *texts.lines_of(payload)])


def message(payload: Payload, *, delivery: str) -> list[Block]:
    """The facts, the words as far as they fit on a screen or two, and the buttons."""
    lines = texts.lines_of(payload)
    shown: list[str] = []
    for line in lines:
        room = _ROOM - sum(map(len, shown))
        shown.append(shortened(line, min(_LONGEST, room)) if room > 0 else "")
    more = [] if shown == lines else [button(chat.MORE, f"more:{delivery}:0")]
    pressed = [
        button(texts.label(each["action"], payload["role"]), each["id"]) for each in payload["actions"]
    ]
    return [*_said(payload, shown), *actions([*pressed, *more])]


def whole(payload: Payload) -> list[Block]:
    """All of it."""
    return _said(payload, texts.lines_of(payload))


def _said(payload: Payload, lines: list[str]) -> list[Block]:
    return rich([plain(texts.title(payload), bold=True), *(plain(line) for line in lines if line)])

"""A long job of the administration: what it is, how far it came, what it did."""

from __future__ import annotations

from typing import Any

from bot.channels.slack.blocks import Block, actions, button, plain, rich
from bot.domain.split import shortened
from bot.texts import chat

_LONGEST = 200
_LINES = 25


def text_of(payload: dict[str, Any]) -> str:
    """The whole of it as plain text."""
    return "\n".join([_title(payload), *payload["lines"]])


def message(payload: dict[str, Any], *, delivery: str) -> list[Block]:
    """The beginning of the report, in one block that an edit replaces."""
    shown = [shortened(line, _LONGEST) for line in payload["lines"][:_LINES]]
    is_cut = shown != payload["lines"]
    more = actions([button(chat.MORE, f"more:{delivery}:0")] if is_cut else [])
    return [*rich([plain(_title(payload), bold=True), *map(plain, shown)]), *more]


def whole(payload: dict[str, Any]) -> list[Block]:
    """All lines."""
    return rich([plain(_title(payload), bold=True), *map(plain, payload["lines"])])


def _title(payload: dict[str, Any]) -> str:
    state = chat.TASK_DONE if payload["done"] else chat.TASK_RUNNING
    return f"{shortened(payload['title'], _LONGEST)}：{state}"

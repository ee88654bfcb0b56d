"""A ticket as a card: what was asked, how it stands, what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.teams.elements import (
    MOST_BYTES,
    Element,
    actions,
    card,
    container,
    execute,
    plain,
    size,
    toggle,
)
from bot.domain.split import shortened
from bot.texts import chat
from bot.texts import ticket_message as texts

Payload = Mapping[str, Any]

_WHOLE = "whole"
_COMFORTABLE = 600
"""Characters of one paragraph before it is unfolded only by もっと見る."""
_PARTS = (4_000, 2_000, 1_000, 500)


def title_of(payload: Payload) -> str:
    """Its number and state."""
    return texts.title(payload)


def message(payload: Payload, *, notice: str = "") -> Element:
    """The card; `notice` is said above everything, to whoever pressed something."""
    made: Element = {}
    for longest in _PARTS:
        made = _card(payload, notice, longest)
        if size(made) <= MOST_BYTES:
            break
    return made


def _card(payload: Payload, notice: str, longest: int) -> Element:
    lines = [shortened(each, longest) for each in texts.lines_of(payload)]
    shown = [shortened(each, min(longest, _COMFORTABLE)) for each in lines]
    above = container(plain(notice, bold=True), style="emphasis")
    body = [*above, *plain(title_of(payload), bold=True), *_paragraphs(shown)]
    buttons = [_button(each, payload["role"]) for each in payload["actions"]]
    if shown == lines:
        return card([*body, *actions(buttons)])
    hidden = container(_paragraphs(lines), id_=_WHOLE, isVisible=False, separator=True)
    return card([*body, *hidden, *actions([*buttons, toggle(chat.MORE, _WHOLE)])])


def _paragraphs(lines: list[str]) -> list[Element]:
    return [each for said in lines for each in plain(said)]


def _button(action: Mapping[str, Any], role: str) -> Element:
    return execute(texts.label(action["action"], role), "act", {"action": action["id"]})

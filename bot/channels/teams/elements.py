"""What a card is made of (Adaptive Cards 1.5), and how large a message may be.

Text is never markup here: only text runs are made, and links have passed
`web_address`. Sources: adaptivecards.io/schemas/1.5.0; Microsoft Learn, "Format
your bot messages" and "Adaptive Cards in Teams": about 40 KB for a message with
a card, 100 KB at most, counted in UTF-16.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.teams.escape import inert
from bot.domain.split import shortened

Element = dict[str, Any]

MOST_BYTES = 40_000
_IN_A_ROW = 4
_TITLE = 40
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `url` has passed `web_address`."""

    text: str
    bold: bool = False
    url: str = ""


def line(*runs: Run, size: str = "Default", subtle: bool = False) -> list[Element]:
    """A line of text, or nothing where it says nothing."""
    inlines = [_inline(run, size, subtle) for run in runs if inert(run.text)]
    return [{"type": "RichTextBlock", "inlines": inlines, "spacing": "Small"}] if inlines else []


def plain(text: str, *, bold: bool = False, subtle: bool = False) -> list[Element]:
    """Text in one style; each of its lines is a line."""
    return [each for part in text.split("\n") for each in line(Run(part, bold), subtle=subtle)]


def heading(text: str) -> list[Element]:
    """A line in large bold letters."""
    return line(Run(text, bold=True), size="Medium")


def labelled(label: str, text: str) -> list[Element]:
    """**次にすること：**確かめてください。"""
    return line(Run(label, bold=True), Run(text)) if inert(text) else []


def container(items: Sequence[Element], *, id_: str = "", **more: Any) -> list[Element]:
    """Elements that stand together; `more` are further properties (style, separator, isVisible)."""
    named = {"id": id_} if id_ else {}
    return [{"type": "Container", **named, "items": list(items), **more}] if items else []


def execute(title: str, verb: str, data: dict[str, Any], *, primary: bool = False) -> Element:
    """Something to press that comes back to us."""
    action = {"type": "Action.Execute", "title": shortened(title, _TITLE), "verb": verb, "data": data}
    return {**action, "style": "positive"} if primary else action


def toggle(title: str, *targets: str) -> Element:
    """Something to press that shows what is hidden, without asking us."""
    return {
        "type": "Action.ToggleVisibility",
        "title": shortened(title, _TITLE),
        "targetElements": list(targets),
    }


def actions(buttons: Iterable[Element]) -> list[Element]:
    """Rows of buttons; a row with more than six loses some in Teams."""
    return [{"type": "ActionSet", "actions": list(row)} for row in _rows(buttons)]


def card(body: Sequence[Element]) -> Element:
    """The whole card."""
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": "ja",
        "body": list(body),
        "msteams": {"width": "full"},
    }


def size(value: Any) -> int:
    """Bytes of JSON as Teams counts them."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-16-le"))


def _rows(buttons: Iterable[Element]) -> Iterable[Sequence[Element]]:
    every = list(buttons)
    return (every[start : start + _IN_A_ROW] for start in range(0, len(every), _IN_A_ROW))


def _inline(run: Run, size: str, subtle: bool) -> Element:
    made: Element = {"type": "TextRun", "text": _said(run)}
    if run.bold:
        made["weight"] = "Bolder"
    if size != "Default":
        made["size"] = size
    if subtle:
        made["isSubtle"] = True
    if run.url:
        made["selectAction"] = {"type": "Action.OpenUrl", "url": run.url}
    return made


def _said(run: Run) -> str:
    """Inert, with the blank that parts it from what stands before it."""
    before = " " if run.text[:1].isspace() else ""
    return before + shortened(inert(run.text), _LONGEST)

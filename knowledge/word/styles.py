"""Paragraph styles: outline level and numbering, with what they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from knowledge.word.package import W, value

_HEADING_NAME = re.compile(r"(?:heading|見出し)\s?([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9  # outline levels are 0 to 8; 9 is body text
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`outline` is 0 to 8, or None for body text; `list_id` "0" switches numbering off."""

    name: str = ""
    outline: int | None = None
    list_id: str = ""
    level: int | None = None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Any) -> None:
        elements = root.iterfind(f"{W}style") if root is not None else ()
        self._elements = {str(element.get(f"{W}styleId")): element for element in elements}
        self._known: dict[str, Style] = {}

    @property
    def raised(self) -> frozenset[str]:
        """The styles that raise their text, as note marks do."""
        found = (one for one, element in self._elements.items() if _raises(element))
        return frozenset(found)

    def style(self, style_id: str) -> Style:
        """A style with what it inherits; an unknown id gives an empty one."""
        if style_id not in self._known:
            self._known[style_id] = self._inherited(style_id)
        return self._known[style_id]

    def _inherited(self, style_id: str) -> Style:
        chain: list[Style] = []
        while style_id in self._elements and len(chain) < _DEEPEST:
            element = self._elements[style_id]
            chain.append(_own(element))
            style_id = value(element, "basedOn")
        return Style(
            chain[0].name if chain else "",
            next((style.outline for style in chain if style.outline is not None), None),
            next((style.list_id for style in chain if style.list_id), ""),
            next((style.level for style in chain if style.level is not None), None),
        )


def _own(element: Any) -> Style:
    properties = element.find(f"{W}pPr")
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    name = value(element, "name")
    named = _HEADING_NAME.fullmatch(name)
    outline = outline_level(properties)
    if outline is None and named:
        outline = int(named[1]) - 1
    level = value(numbering, "ilvl")
    return Style(name, outline, value(numbering, "numId"), int(level) if level.isdecimal() else None)


def _raises(element: Any) -> bool:
    return value(element.find(f"{W}rPr"), "vertAlign") == "superscript"


def outline_level(properties: Any) -> int | None:
    """The outline level that paragraph properties state; body text counts as 9."""
    stated = value(properties, "outlineLvl")
    return min(int(stated), _BODY_LEVEL) if stated.isdecimal() else None

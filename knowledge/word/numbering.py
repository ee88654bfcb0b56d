"""Automatic numbers: what Word prints before a paragraph and keeps nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from knowledge.word.counting import numeral
from knowledge.word.package import W, is_on, value
from knowledge.word.styles import Styles

_LEVELS = 9
_PART = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: a number with its signs, or a bullet (then `text` is "")."""

    text: str
    is_bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    pattern: str
    start: int
    is_legal: bool


class Numbering:
    """Counts through a document; ask for the label of every paragraph in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._abstract = {
                str(one.get(f"{W}abstractNumId")): one for one in root.iterfind(f"{W}abstractNum")
            }
            self._lists = {str(one.get(f"{W}numId")): one for one in root.iterfind(f"{W}num")}

    def label(self, properties: Any) -> Label | None:
        """The label of the paragraph with these properties, or None where it has none; counts on."""
        style_id = value(properties, "pStyle")
        style = self._styles.style(style_id)
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(own, "numId") or style.list_id
        if list_id not in self._lists or list_id == "0":
            return None
        stated = value(own, "ilvl")
        abstract_id = self._abstract_of(list_id)
        level = int(stated) if stated.isdecimal() else self._level_of(abstract_id, style_id, style.level)
        return self._count(list_id, abstract_id, min(level, _LEVELS - 1))

    def _abstract_of(self, list_id: str) -> str:
        """The definition of a list, through the style that it may link to."""
        abstract_id = value(self._lists[list_id], "abstractNumId")
        linked = value(self._abstract.get(abstract_id), "numStyleLink")
        target = self._styles.style(linked).list_id if linked else ""
        return value(self._lists[target], "abstractNumId") if target in self._lists else abstract_id

    def _level_of(self, abstract_id: str, style_id: str, inherited: int | None) -> int:
        """The level that is linked to a style, else the one that the style states."""
        abstract = self._abstract.get(abstract_id)
        for level in abstract.iterfind(f"{W}lvl") if abstract is not None else ():
            if style_id and value(level, "pStyle") == style_id:
                return int(level.get(f"{W}ilvl") or 0)
        return inherited or 0

    def _count(self, list_id: str, abstract_id: str, level: int) -> Label | None:
        definition = self._definition(list_id, abstract_id, level)
        if definition is None:
            return None
        counters = self._counters.setdefault(abstract_id, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            self._restart(list_id, counters)
        counters[level] = counters[level] + 1 if level in counters else definition.start
        for deeper in range(level + 1, _LEVELS):
            counters.pop(deeper, None)
        if definition.number_format == "bullet":
            return Label("", is_bullet=True)
        return self._written(list_id, abstract_id, definition, counters)

    def _restart(self, list_id: str, counters: dict[int, int]) -> None:
        """Another list on the same definition counts on, except where it says to start again."""
        for override in self._lists[list_id].iterfind(f"{W}lvlOverride"):
            start = value(override, "startOverride")
            if start.isdecimal():
                counters.pop(int(override.get(f"{W}ilvl") or 0), None)

    def _written(
        self, list_id: str, abstract_id: str, definition: _Level, counters: dict[int, int]
    ) -> Label | None:
        def part(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = self._definition(list_id, abstract_id, at)
            if level is None:
                return ""
            number_format = "decimal" if definition.is_legal else level.number_format
            return numeral(counters.setdefault(at, level.start), number_format)

        text = _PART.sub(part, definition.pattern).strip(" \u3000")
        return Label(text, is_bullet=False) if text else None

    def _definition(self, list_id: str, abstract_id: str, level: int) -> _Level | None:
        override = _child(self._lists[list_id], "lvlOverride", level)
        own = override.find(f"{W}lvl") if override is not None else None
        element = own if own is not None else _child(self._abstract.get(abstract_id), "lvl", level)
        if element is None:
            return None
        start = value(override, "startOverride") or value(element, "start")
        return _Level(
            value(element, "numFmt") or "decimal",
            value(element, "lvlText"),
            int(start) if start.isdecimal() else 1,
            is_on(element, "isLgl"),
        )


def _child(parent: Any, name: str, level: int) -> Any:
    for element in parent.iterfind(f"{W}{name}") if parent is not None else ():
        if element.get(f"{W}ilvl") == str(level):
            return element
    return None

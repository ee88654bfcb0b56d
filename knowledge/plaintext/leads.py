"""Slides that begin without a title: their leading sentence stands for it.

Where a picture held the title, the text of the next slide runs on below the
last heading of the slide before, and would be cited under it. Such a slide
shows itself by an opening sentence followed by a heading like 事業概要.
"""

from __future__ import annotations

import re

from knowledge.plaintext.lines import Shape
from knowledge.plaintext.roles import LONGEST_HEADING, OPENS, Outlined, Role
from knowledge.plaintext.units import Unit

_MAIN_CLAUSE = re.compile(r".*(?:踏まえ|ため|おり|中で|ところ|もと|よう)、(?P<main>.+)", re.DOTALL)
_CLOSING = re.compile(r"(?:（[^（）]*）)?。?$")
_REACH = 8


def lead_titles(outline: list[Outlined]) -> dict[int, str]:
    """Positions in `outline` where an untitled slide begins, with words of its own that name it."""
    titles: dict[int, str] = {}
    for position, entry in enumerate(outline):
        if _opens(entry):
            start = _lead_start(outline, position)
            if start is not None:
                last = outline[position - 1].unit
                titles[start] = _name(last.text if last.shape is Shape.ARROW else outline[start].unit.text)
    return titles


def _opens(entry: Outlined) -> bool:
    """Whether an entry is a heading such as 事業概要, which has its slide's statement above it."""
    if entry.role is not Role.HEADING or entry.unit.shape is not Shape.PLAIN:
        return False
    return bool(OPENS.search(entry.unit.text)) and not entry.unit.is_sentence


def _says(entry: Outlined) -> bool:
    """Whether an entry is a statement that may lead a slide."""
    unit = entry.unit
    if entry.role is not Role.TEXT:
        return False
    return unit.shape is Shape.ARROW or (unit.shape in (Shape.PLAIN, Shape.ITEM) and unit.is_sentence)


def _lead_start(outline: list[Outlined], heading: int) -> int | None:
    """Where the statements above a heading begin, unless a title or heading leads them already."""
    start = heading
    while start > 0 and heading - start < _REACH and _joins(outline, start, heading):
        start -= 1
    if start == heading or (start > 0 and outline[start - 1].role is not Role.TEXT):
        return None
    return None if start > 0 and _same_list(outline[start - 1].unit, outline[start].unit) else start


def _same_list(above: Unit, unit: Unit) -> bool:
    return above.shape is Shape.ITEM and unit.shape is Shape.ITEM and above.style == unit.style


def _joins(outline: list[Outlined], start: int, heading: int) -> bool:
    above = outline[start - 1]
    if not _says(above):
        return False
    if start == heading or Shape.ITEM not in (above.unit.shape, outline[start].unit.shape):
        return True
    # A list with another bullet belongs to the slide before.
    same = above.unit.shape is outline[start].unit.shape
    return (
        above.unit.style == outline[start].unit.style if same else outline[start].unit.shape is not Shape.ITEM
    )


def _name(sentence: str) -> str:
    """The main clause of a sentence, without its closing parentheses."""
    plain = _CLOSING.sub("", sentence)
    main = _MAIN_CLAUSE.fullmatch(plain)
    return (main["main"] if main else plain)[: 2 * LONGEST_HEADING]

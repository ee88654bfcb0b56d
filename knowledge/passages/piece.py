"""What a passage is made of before it becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.document import Block, BlockKind, Place
from knowledge.structure.numbering import is_bullet, numbering

TARGET = 450
"""Characters that a passage aims at."""
WHOLE = 600
"""Up to this many a section stays in one passage."""
LONGEST = 800
"""No passage has more characters."""
SMALL = 120
"""A passage with fewer joins its neighbour in the same section."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or the part of one that fits, with the places where it starts and ends."""

    block: Block
    text: str
    end: Place

    @classmethod
    def of(cls, block: Block) -> Part:
        bare_item = block.kind is BlockKind.ITEM and not (is_bullet(block.text) or numbering(block.text))
        return cls(block, f"・{block.text}" if bare_item else block.text, block.place)


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts below one section path. `closed` pieces (articles, pairs) never merge."""

    path: tuple[str, ...]
    parts: tuple[Part, ...]
    closed: bool = False
    slide: bool = False

    @property
    def size(self) -> int:
        return size_of(self.parts)

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts)


def size_of(parts: Iterable[Part]) -> int:
    """Characters of the parts with the line breaks between them."""
    return sum(len(part.text) + 1 for part in parts)


def end_of(parts: Sequence[Part]) -> Place:
    """The furthest place: a paragraph may end overleaf and its footnote on its first page."""
    last = parts[-1].end
    return max((part.end for part in parts), key=lambda place: place.number or 0) if last.number else last


def kind_of(parts: Sequence[Part]) -> str:
    """The kind that all parts share, else "text"."""
    kinds = {part.block.kind for part in parts}
    return kinds.pop().value if len(kinds) == 1 else "text"

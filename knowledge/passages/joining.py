"""Paragraphs that a page break has cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.document import Block, BlockKind, PlaceKind
from knowledge.passages.piece import Part
from knowledge.structure.numbering import is_bullet, numbering
from knowledge.text import joined

_ENDED = re.compile(r"[。．！？!?：:；」』】]$")
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_SHORTEST = 25


def across_pages(blocks: Iterable[Block]) -> list[Part]:
    """Blocks as parts; a sentence that goes on overleaf is one part.

    The half overleaf goes up to its first half; footnotes between them stay
    below it.
    """
    parts: list[Part] = []
    for block in blocks:
        position = _first_half(parts, block)
        if position is None:
            parts.append(Part.of(block))
        else:
            first = parts[position]
            parts[position] = Part(first.block, joined([first.text, block.text]), block.place)
    return parts


def _first_half(parts: list[Part], block: Block) -> int | None:
    """The index of the part that `block` continues."""
    if block.kind is not BlockKind.PARAGRAPH or block.place.kind is not PlaceKind.PAGE:
        return None
    if numbering(block.text) or is_bullet(block.text):
        return None
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].block.kind in (BlockKind.FOOTNOTE, BlockKind.CONTENTS):
            continue
        return index if _breaks_off(parts[index], block) else None
    return None


def _breaks_off(part: Part, block: Block) -> bool:
    next_page = (part.end.number or 0) + 1 == block.place.number
    running = part.block.kind in _RUNNING and len(part.text) >= _SHORTEST
    return next_page and running and not _ENDED.search(part.text)

"""Captions without what they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.document import Block, BlockKind, Finding, ParsedDocument, PlaceKind
from knowledge.text import fold

_NUMBER = r" ?\d+(?:[-.]\d+)*[ :.)\]】]"
_TABLE = re.compile(rf"[【\[(]?表{_NUMBER}")
_FIGURE = re.compile(rf"[【\[(]?(?:図|グラフ){_NUMBER}")
_LONGEST_CAPTION = 60
_NEAR = 12  # blocks after a caption, on its page or the next
_WORDS = 30  # characters that a figure's own labels make up at least
_PAGED = (PlaceKind.PAGE, PlaceKind.SLIDE)


def lost_tables(document: ParsedDocument) -> Iterator[Finding]:
    """`lost_table`: a caption 「表1 …」 near which no row of a table stands."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if _is_caption(block, _TABLE) and not _row_near(blocks, index):
            yield Finding("lost_table", block.place, block.text[:_LONGEST_CAPTION])


def empty_figures(document: ParsedDocument) -> Iterator[Finding]:
    """`empty_figure`: a caption 「図1 …」 on a page without other words, so that its numbers are lost."""
    for block in document.blocks:
        if not _is_caption(block, _FIGURE) or block.place.kind not in _PAGED:
            continue
        others = (b for b in document.blocks if b.place.number == block.place.number and b is not block)
        if sum(len(other.text) for other in others) < _WORDS:
            yield Finding("empty_figure", block.place, block.text[:_LONGEST_CAPTION])


def _is_caption(block: Block, pattern: re.Pattern[str]) -> bool:
    text = fold(block.text).strip()
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE)
    return block.kind in kinds and len(text) <= _LONGEST_CAPTION and bool(pattern.match(text))


def _row_near(blocks: Sequence[Block], index: int) -> bool:
    """A caption stands above its table or below it."""
    around = blocks[max(0, index - _NEAR) : index + _NEAR]
    return any(block.kind is BlockKind.TABLE_ROW for block in around)

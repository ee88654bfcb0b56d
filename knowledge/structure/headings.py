"""Which blocks are headings, judged by wording, number and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.document import Block, BlockKind
from knowledge.structure.numbering import numbering
from knowledge.text import fold

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_LONGEST = 45
_TITLE = 60
# The endings of predicates: a heading is a noun phrase.
_PREDICATE = re.compile(
    r"(?:[。、，,：:；]|である|する|こと|ます|した|して|され|れる|もの|とき|場合|たい|ない|など)$"
)
_VALUE = re.compile(r"[：:]\s*\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that opens a section.

    `level` counts from 1 where the reader saw it (style, size, slide), and is 0
    where only the kind of number (`kind`) tells the depth. `caption` is the
    bracketed line above an article: （定義） above 第２条.
    """

    block: Block
    level: int
    kind: str = ""
    caption: Block | None = None

    @property
    def says_something(self) -> bool:
        """Whether the line is more than a title: an article's first paragraph."""
        return (self.kind == "article" and len(self.block.text) > _LONGEST) or "。" in self.block.text

    @property
    def title(self) -> str:
        """What stands in a section path: at most `_TITLE` characters."""
        text = " ".join(self.block.text.split())
        number = re.match(r"第[^ 　（(]{1,12}条(?:の[^ 　（(]{1,4})*", text)
        if self.kind == "article" and number and self.says_something:
            text = number.group()
        if self.caption is not None:
            text += self.caption.text.strip()
        return text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"


Entry = Block | Heading


def recognise(blocks: Sequence[Block]) -> list[Entry]:
    """The blocks in order, those that are headings wrapped as `Heading`."""
    entries: list[Entry] = []
    following = [*blocks[1:], None]
    for block, after in zip(blocks, following, strict=True):
        entry = _entry(block, after)
        if isinstance(entry, Heading) and not entry.level and _ends_a_list(entry, entries):
            entry = block
        if isinstance(entry, Heading) and entry.kind == "article":
            entry = _with_caption(entry, entries)
        entries.append(entry)
    return entries


def _ends_a_list(last: Heading, entries: Sequence[Entry]) -> bool:
    """Whether the line before is an item of the same numbering."""
    before = entries[-1] if entries else None
    if last.kind == "article" or not isinstance(before, Block) or before.kind not in _RUNNING:
        return False
    return numbering(before.text) == last.kind


def _with_caption(article: Heading, entries: list[Entry]) -> Heading:
    """Take the bracketed line above an article into its heading."""
    above = entries[-1] if entries else None
    block = above.block if isinstance(above, Heading) else above
    if block is None or numbering(block.text) != "paren_title":
        return article
    entries.pop()
    return replace(article, caption=block)


def _entry(block: Block, following: Block | None) -> Entry:
    if block.kind is BlockKind.TITLE:
        return Heading(block, 1)
    if block.kind is BlockKind.HEADING:
        return Heading(block, max(1, block.level), numbering(block.text))
    if block.kind in _RUNNING:
        kind = numbering(block.text)
        if kind and _is_numbered_heading(block, kind, following):
            return Heading(block, 0, kind)
    return block


def _is_numbered_heading(block: Block, kind: str, following: Block | None) -> bool:
    if kind == "article":
        return True
    text = fold(block.text).strip()
    if len(text) > _LONGEST or _PREDICATE.search(text) or "。" in text:
        return False
    if kind != "bill" and _VALUE.search(text):
        return False
    return following is not None and _may_stand_below(kind, following)


def _may_stand_below(kind: str, following: Block) -> bool:
    """A list item is followed by its neighbour, a heading by what it heads."""
    if following.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return False
    return numbering(following.text) != kind

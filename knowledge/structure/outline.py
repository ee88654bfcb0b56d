"""The tree of sections of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.document import Block, BlockKind
from knowledge.structure.headings import Entry, Heading
from knowledge.structure.numbering import FIXED

_OUTERMOST = ("annex", "bill", *FIXED)
_SMALL = frozenset({"parenthesis", "letter", "closing", "circle", "kana"})


@dataclass(slots=True)
class Section:
    """A heading with what stands below it; the root has no heading."""

    heading: Heading | None = None
    path: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def is_slide(self) -> bool:
        return self.heading is not None and self.heading.block.kind is BlockKind.TITLE

    @property
    def is_article(self) -> bool:
        return self.heading is not None and self.heading.kind == "article"


class _Depth:
    """Ranks of numbers, learnt from the order in which a document first uses them."""

    def __init__(self) -> None:
        self._order: list[str] = list(_OUTERMOST)

    def rank(self, kind: str) -> int:
        if kind not in self._order:
            self._order.insert(self._position(kind), kind)
        return self._order.index(kind)

    def _position(self, kind: str) -> int:
        """New numbers go deepest; a mark (■) goes above (1), ① and ア."""
        if kind == "mark":
            return next(
                (index for index, known in enumerate(self._order) if known in _SMALL), len(self._order)
            )
        return len(self._order)

    def closes(self, new: Heading, opened: Heading) -> bool:
        """Whether the new heading ends the section of an open one."""
        if new.level:
            return opened.level == 0 or opened.level >= new.level
        return opened.level == 0 and self.rank(opened.kind) >= self.rank(new.kind)


def build(entries: Iterable[Entry]) -> Section:
    """Arrange blocks below their headings; a slide's title closes everything before it."""
    root = Section()
    opened = [root]
    depth = _Depth()
    for entry in entries:
        if isinstance(entry, Block):
            opened[-1].blocks.append(entry)
            continue
        while _is_closed(opened[-1], entry, depth):
            opened.pop()
        section = _section(entry, opened[-1])
        opened[-1].children.append(section)
        opened.append(section)
    return root


def _section(heading: Heading, parent: Section) -> Section:
    own = [heading.caption, heading.block] if heading.says_something else []
    return Section(heading, (*parent.path, heading.title), [block for block in own if block is not None])


def _is_closed(section: Section, new: Heading, depth: _Depth) -> bool:
    if section.heading is None:
        return False
    if section.is_slide or new.block.kind is BlockKind.TITLE:
        return new.block.kind is BlockKind.TITLE
    return depth.closes(new, section.heading)

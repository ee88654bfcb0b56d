"""A page's elements as blocks."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.document import BlockKind, Metadata, ParsedDocument
from knowledge.readers import Limits, tables
from knowledge.readers.composition import Composition
from knowledge.text import one_line
from knowledge.webpage.content import roots
from knowledge.webpage.grids import grid, is_layout
from knowledge.webpage.meta import metadata

_HEADING = re.compile(r"h([1-6])")
_ITEMS = frozenset({"li", "dd"})
_TEXT_BLOCKS = {"p", "dt", "address", "pre", "blockquote", "figcaption", "caption", "summary", "legend"}
_LISTS = {"ul", "ol", "dl", "details", "figure", "fieldset"}
_PARTS = {"html", "body", "div", "section", "article", "main", "header", "footer", "aside", "center", "hr"}
_CELLS = {"tbody", "tr", "td", "th"}
_BLOCKS = _TEXT_BLOCKS | _LISTS | _PARTS | _CELLS | _ITEMS
_DEEPEST = 150


def compose(page: str, limits: Limits) -> ParsedDocument:
    """The blocks of a page's main part, and what its head and its text say about it."""
    parser = LexborHTMLParser(page)
    stated = metadata(parser)
    writer = _Writer(limits, stated)
    for root in roots(parser):
        writer.walk(root, BlockKind.PARAGRAPH, 0)
        writer.flush(BlockKind.PARAGRAPH)
    return writer.out.document(stated)


class _Writer:
    """Walks through elements; running text is gathered until a block element begins or ends."""

    def __init__(self, limits: Limits, stated: Metadata) -> None:
        self.out = Composition(limits)
        self._title = stated.title
        self._gathered: list[str] = []

    def walk(self, node: LexborNode, kind: BlockKind, depth: int) -> None:
        """Write what is inside an element; running text becomes blocks of `kind`."""
        child = node.child
        while child is not None:
            self._child(child, kind, depth)
            child = child.next

    def flush(self, kind: BlockKind) -> None:
        """Write the running text."""
        text = "".join(self._gathered)
        self._gathered = []
        for line in text.split("\n"):
            self.out.add(kind, one_line(line))

    def _child(self, node: LexborNode, kind: BlockKind, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._gathered.append(re.sub(r"\s+", " ", node.text(deep=False)))
        elif tag == "br":
            self._gathered.append("\n")
        elif tag == "img":
            self._gathered.append(node.attributes.get("alt") or "")
        elif tag.startswith(("-", "!", "_")):
            return
        elif heading := _HEADING.fullmatch(tag):
            self._heading(node, int(heading[1]), kind)
        elif tag == "table" and not is_layout(node):
            self._table(node, kind)
        else:
            self._element(node, tag, kind, depth)

    def _element(self, node: LexborNode, tag: str, kind: BlockKind, depth: int) -> None:
        inner = BlockKind.ITEM if tag in _ITEMS else kind
        if tag in _BLOCKS:
            self.flush(kind)
        if depth < _DEEPEST:
            self.walk(node, inner, depth + 1)
        else:
            self._gathered.append(node.text())
        if tag in _BLOCKS:
            self.flush(inner)

    def _heading(self, node: LexborNode, level: int, kind: BlockKind) -> None:
        self.flush(kind)
        words = one_line(" ".join(node.text().split()))
        if words != self._title:
            self.out.heading(words, level)

    def _table(self, node: LexborNode, kind: BlockKind) -> None:
        self.flush(kind)
        caption = node.css_first("caption")
        if caption is not None:
            self.out.paragraph(caption.text())
        headers, rows = grid(node)
        for row in tables.sentences(headers, rows):
            self.out.row(row)

"""The body of a document as blocks."""

from __future__ import annotations

import re
from typing import Any

from knowledge.document import BlockKind, Place, PlaceKind
from knowledge.readers import Limits, tables
from knowledge.readers.composition import Composition
from knowledge.text import close_up, one_line
from knowledge.word import grids
from knowledge.word.drawings import Drawings
from knowledge.word.numbering import Numbering
from knowledge.word.package import Package, W, value
from knowledge.word.pages import Pages
from knowledge.word.runs import boxes, note_ids, words
from knowledge.word.styles import Style, Styles, outline_level

_CONTENTS_STYLE = re.compile(r"toc \d|目次", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r".+?[\t.．・…]+\s*(?:\d{1,3}|[ivx]{1,5})$")
_TITLE_STYLE = re.compile(r"(?:Title|表題|標題)", re.IGNORECASE)
_LONGEST_HEADING = 120
_DEEPEST = 40


class Body:
    """Walks through the body in reading order."""

    def __init__(self, package: Package, root: Any, limits: Limits) -> None:
        self.out = Composition(limits)
        self._styles = Styles(package.part("word/styles.xml"))
        self._numbering = Numbering(package.part("word/numbering.xml"), self._styles)
        self._notes = _notes(package)
        self._raised = self._styles.raised
        self._drawings = Drawings(package)
        self._pages = Pages(root)
        self._title: list[str] = []

    def walk(self, element: Any, depth: int = 0) -> None:
        """Write the paragraphs and tables inside an element."""
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _CONTAINERS and depth < _DEEPEST:
                self.walk(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        self._pages.begin(paragraph)
        self._settle()
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.style(value(properties, "pStyle"))
        text = close_up(words(paragraph, self._raised))
        if text.strip():
            self._words(text, properties, style)
        for note in note_ids(paragraph):
            self.out.footnote(self._notes.get(note, ""))
        for box in boxes(paragraph):
            if depth < _DEEPEST:
                self.walk(box, depth + 1)
        for drawn in self._drawings.texts(paragraph):
            self.out.item(drawn)
        self._pages.end(paragraph)

    def _words(self, text: str, properties: Any, style: Style) -> None:
        if _CONTENTS_STYLE.match(style.name) and _CONTENTS_LINE.match(text.strip()):
            self.out.add(BlockKind.CONTENTS, one_line(text))
            return
        label = self._numbering.label(properties)
        whole = f"{label.text} {text.lstrip()}" if label is not None and label.text else text
        outline = outline_level(properties)
        level = style.outline if outline is None else outline
        if _TITLE_STYLE.fullmatch(style.name):
            self._title.append(one_line(whole))
            return
        self.end_title()
        if level is not None and level < 9 and len(whole) <= _LONGEST_HEADING:
            self.out.heading(whole, level + 1)
        elif label is not None:
            self.out.item(whole)
        else:
            self._lines(text)

    def end_title(self) -> None:
        """Write a title that may have been set in several lines."""
        self.out.title("".join(self._title))
        self._title = []

    def _lines(self, text: str) -> None:
        """A paragraph; its forced line breaks part lines where each is a statement of its own."""
        for line in re.split(r"(?<=[。：:）)])\n", text):
            self.out.paragraph(line)

    def _table(self, table: Any) -> None:
        if sum(1 for _ in table.iter(f"{W}tc")) == 1:  # a frame around text
            for cell in table.iter(f"{W}tc"):
                self.walk(cell, 1)
            return
        first = next(table.iter(f"{W}p"), None)
        if first is not None:
            self._pages.begin(first)
        self._settle()
        headers, rows = grids.grid(table, self._cell)
        for row in tables.sentences(headers, rows):
            self.out.row(row)
        for paragraph in table.iter(f"{W}p"):
            for note in note_ids(paragraph):
                self.out.footnote(self._notes.get(note, ""))
            self._pages.end(paragraph)

    def _cell(self, cell: Any) -> str:
        """The words of a cell, numbers before its paragraphs included."""
        lines: list[str] = []
        for paragraph in grids.paragraphs(cell):
            label = self._numbering.label(paragraph.find(f"{W}pPr"))
            text = one_line(close_up(words(paragraph, self._raised)))
            lines.append(f"{label.text} {text}" if label is not None and label.text and text else text)
        return " ".join(line for line in lines if line)

    def _settle(self) -> None:
        number = self._pages.number if self._pages.is_known else None
        self.out.place = Place(
            PlaceKind.PAGE if number else PlaceKind.SECTION, number, estimated=number is not None
        )


def _notes(package: Package) -> dict[str, str]:
    """Footnotes and endnotes by "footnotes/id"."""
    found: dict[str, str] = {}
    for kind in ("footnotes", "endnotes"):
        root = package.part(f"word/{kind}.xml")
        for note in root if root is not None else ():
            text = " ".join(one_line(words(paragraph)) for paragraph in note.iter(f"{W}p"))
            found[f"{kind}/{note.get(f'{W}id')}"] = text
    return found


_CONTAINERS = frozenset(
    f"{W}{name}" for name in ("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tc")
)

"""Collects the blocks of one document while a reader walks through it."""

from __future__ import annotations

from knowledge.document import (
    Block,
    BlockKind,
    Finding,
    Metadata,
    ParsedDocument,
    Place,
    PlaceKind,
    Stated,
)
from knowledge.readers import Limits, Unreadable
from knowledge.structure.notice import described
from knowledge.text import clean, one_line


class Composition:
    """Blocks in reading order.

    `place` and `stated` are set by the reader as it goes on and are given to
    every block that follows. Empty texts are left out. Raises
    `Unreadable("too_large")` when the text exceeds `limits.characters`.
    """

    def __init__(self, limits: Limits) -> None:
        self.place = Place(PlaceKind.SECTION)
        self.stated = Stated()
        self._room = limits.characters
        self._blocks: list[Block] = []
        self._findings: list[Finding] = []

    def add(self, kind: BlockKind, text: str, *, level: int = 0, question: str = "") -> None:
        """Append one block; `text` may be raw and is cleaned here."""
        text = clean(text).strip()
        if not text:
            return
        self._room -= len(text)
        if self._room < 0:
            raise Unreadable("too_large", "characters")
        asked = clean(question).strip()
        self._blocks.append(Block(kind, text, self.place, level, asked, stated=self.stated))

    def title(self, text: str) -> None:
        self.add(BlockKind.TITLE, one_line(text))

    def heading(self, text: str, level: int) -> None:
        self.add(BlockKind.HEADING, one_line(text), level=max(1, level))

    def paragraph(self, text: str) -> None:
        self.add(BlockKind.PARAGRAPH, one_line(text))

    def item(self, text: str) -> None:
        self.add(BlockKind.ITEM, one_line(text))

    def row(self, sentence: str) -> None:
        self.add(BlockKind.TABLE_ROW, one_line(sentence))

    def footnote(self, text: str) -> None:
        self.add(BlockKind.FOOTNOTE, one_line(text))

    def finding(self, code: str, detail: str = "") -> None:
        """Note something for the administrator, at the current place."""
        self._findings.append(Finding(code, self.place, clean(detail)))

    def document(self, metadata: Metadata, named: str = "") -> ParsedDocument:
        """The finished document, described by its first page where `metadata` says nothing.

        `named` is the title in the file's properties.
        Raises `Unreadable("no_text")` without a block.
        """
        if not self._blocks:
            raise Unreadable("no_text")
        broken = next((block for block in self._blocks if "\ufffd" in block.text), None)
        if broken is not None:
            self._findings.append(Finding("mojibake", broken.place, broken.text[:80]))
        return ParsedDocument(
            described(self._blocks, metadata, named), tuple(self._blocks), tuple(self._findings)
        )

"""Collects the blocks of one document while a reader walks through it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.document import (
    Audience,
    Block,
    BlockKind,
    Finding,
    Metadata,
    ParsedDocument,
    Place,
    PlaceKind,
)
from knowledge.readers import Limits, Unreadable

# NUL and lone surrogates are refused by databases; the other control characters print as nothing.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u0080-\u009f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def printable(text: str) -> str:
    """The text without control characters and lone surrogates; line ends as "\\n"."""
    unified = re.sub(r"\r\n?|\x0b|\x0c|\u0085|\u2028|\u2029", "\n", text)
    return _UNPRINTABLE.sub("", unified)


def one_line(text: str) -> str:
    """The text on one line.

    A line break between two Japanese characters is only a wrapped line; beside
    a letter or digit it stands for a blank.
    """
    joined = re.sub(
        r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])", "", text
    )
    return _BLANKS.sub(" ", joined.replace("\n", " ")).strip(" \u3000")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document declares about one of its parts; see `Block`."""

    audience: Audience = Audience.UNSTATED
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    caveat: str = ""
    derived_from: str = ""


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
        text = printable(text).strip()
        if not text:
            return
        self._room -= len(text)
        if self._room < 0:
            raise Unreadable("too_large", "characters")
        stated = self.stated
        self._blocks.append(
            Block(
                kind,
                text,
                self.place,
                level=level,
                question=printable(question).strip(),
                audience=stated.audience,
                valid_from=stated.valid_from,
                valid_to=stated.valid_to,
                caveat=stated.caveat,
                derived_from=stated.derived_from,
            )
        )

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
        self._findings.append(Finding(code, self.place, printable(detail)))

    def document(self, metadata: Metadata) -> ParsedDocument:
        """The finished document. Raises `Unreadable("no_text")` without a block."""
        if not self._blocks:
            raise Unreadable("no_text")
        return ParsedDocument(metadata, tuple(self._blocks), tuple(self._findings))

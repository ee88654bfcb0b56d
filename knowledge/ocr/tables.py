"""Tables without rules to go by: rows whose values stand below the words of a header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from knowledge.ocr.recognised import RecognisedLine
from knowledge.readers.tables import is_bare_number, sentence

Row = Sequence[RecognisedLine]
_FEWEST = 3  # columns with a word above them


@dataclass(frozen=True, slots=True)
class Header:
    """The words above the columns, from the left."""

    words: tuple[RecognisedLine, ...]

    def says(self, row: Row) -> str:
        """A row as a sentence; "" where it does not stand below these words.

        What stands left of the first column is the row's label; each value
        belongs to the column that it stands nearest to, and no two to one.
        """
        first = self._edges()[0]
        label = [piece for piece in row if piece.box.x1 <= first]
        values = [piece for piece in row if piece.box.x1 > first]
        columns = [self._column(piece) for piece in values]
        if not label or len(values) < 2 or None in columns or len(set(columns)) < len(columns):
            return ""
        cells = [" ".join(piece.text for piece in label), *[""] * len(self.words)]
        for column, piece in zip(columns, values, strict=True):
            cells[1 + (column or 0)] = piece.text
        return sentence(["", *(word.text for word in self.words)], cells)

    def _edges(self) -> list[float]:
        """The left edge of each column and the right edge of the last, halfway between the words."""
        middles = [(word.box.x0 + word.box.x1) / 2 for word in self.words]
        between = [(left + right) / 2 for left, right in pairwise(middles)]
        return [2 * middles[0] - between[0], *between, 2 * middles[-1] - between[-1]]

    def _column(self, piece: RecognisedLine) -> int | None:
        middle, edges = (piece.box.x0 + piece.box.x1) / 2, self._edges()
        return next((at for at in range(len(self.words)) if edges[at] <= middle < edges[at + 1]), None)


def header_of(row: Row, below: Row) -> Header | None:
    """The words of a row that name the columns of the row below it, without what stands over its labels."""
    words = tuple(piece for piece in row if below and piece.box.x0 > below[0].box.x1)
    if len(words) < _FEWEST or any(is_bare_number(word.text) for word in words):
        return None
    header = Header(words)
    return header if header.says(below) else None


def sentences(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Every row with its sentence; "" for a row that is no part of a table, and for headers."""
    header: Header | None = None
    for row, below in zip_longest(rows, rows[1:], fillvalue=()):
        said = header.says(row) if header else ""
        if not said:
            header = header_of(row, below)
        yield row, said

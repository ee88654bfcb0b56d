"""Pieces of recognised text in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from knowledge.ocr import tables
from knowledge.ocr.recognised import RecognisedLine, confidence
from knowledge.pdf.lines import Line, by_tier, turned
from knowledge.text import joined

Pieces = Sequence[RecognisedLine]

_CELL_GAP = 1.0  # in heights of a line
_RUNNING = 12  # letters: the lines of a column of prose are longer, the cells of a table shorter
_FEWEST = 4  # lines in a column
_ACROSS = 0.1  # of the pieces may cross the gutter: the title above two columns


@dataclass(frozen=True, slots=True)
class Laid:
    """A line in its place; `is_row` says that it is a row of a table, as a sentence."""

    line: RecognisedLine
    is_row: bool = False


def in_order(pieces: Pieces) -> list[Laid]:
    """Lines from the top down, column after column; each with everything that stands in its row.

    On a page set vertically columns go from the right to the left and from
    tier to tier, and their boxes are turned so that they are lines.
    """
    if _is_vertical(pieces):
        return _from_the_right(pieces)
    return [_laid(row, said) for column in _columns(pieces) for row, said in tables.sentences(_rows(column))]


def _laid(row: Pieces, said: str) -> Laid:
    line = _line(row)
    return Laid(replace(line, text=said), is_row=True) if said else Laid(line)


def _is_vertical(pieces: Pieces) -> bool:
    letters = sum(len(piece.text) for piece in pieces)
    return sum(len(piece.text) for piece in pieces if piece.is_upright) > 0.5 * letters


def _from_the_right(pieces: Pieces) -> list[Laid]:
    width = max(piece.box.x1 for piece in pieces)
    columns = [
        Line(piece.text, turned(piece.box, width), piece.box.width, index)
        for index, piece in enumerate(pieces)
    ]
    return [Laid(replace(pieces[column.order], box=column.box)) for column in by_tier(columns)]


def _columns(pieces: Pieces) -> list[list[RecognisedLine]]:
    """The pieces of each column of prose; those above, below and across stay with the left one."""
    for gutter in sorted(piece.box.x0 for piece in pieces):
        right = [piece for piece in pieces if piece.box.x0 >= gutter]
        left = [piece for piece in pieces if piece.box.x1 < gutter]
        across = [piece for piece in pieces if piece.box.x0 < gutter <= piece.box.x1]
        if len(across) <= _ACROSS * len(pieces) and _is_running(left) and _is_running(right):
            head = [piece for piece in across if piece.box.top < min(each.box.top for each in right)]
            foot = [piece for piece in across if piece not in head]
            return [head, *_columns(left), *_columns(right), foot]
    return [list(pieces)]


def _is_running(column: Pieces) -> bool:
    return len(column) >= _FEWEST and median(len(piece.text) for piece in column) >= _RUNNING


def _rows(pieces: Pieces) -> list[list[RecognisedLine]]:
    """Pieces that stand side by side, from the left."""
    rows: list[list[RecognisedLine]] = []
    for piece in sorted(pieces, key=lambda each: each.box.top + each.box.bottom):
        if rows and _side_by_side(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.box.x0) for row in rows]


def _side_by_side(one: RecognisedLine, other: RecognisedLine) -> bool:
    overlap = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    apart = one.box.x1 <= other.box.x0 or other.box.x1 <= one.box.x0
    return apart and overlap > 0.5 * min(one.box.height, other.box.height)


def _line(row: Pieces) -> RecognisedLine:
    """One row as a line; a gap as wide as between cells is an ideographic space."""
    text, box = row[0].text, row[0].box
    for piece in row[1:]:
        wide = piece.box.x0 - box.x1 > _CELL_GAP * piece.box.height
        text = f"{text}\u3000{piece.text}" if wide else joined([text, piece.text])
        box = box.union(piece.box)
    return RecognisedLine(text, box, confidence(row))

"""The text of a ruled table: which letters stand in which cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.pdf.glyphs import Glyph
from knowledge.pdf.grid import Cell, Grid, Position
from knowledge.pdf.lines import Line, page_lines
from knowledge.pdf.paragraphs import starts_anew
from knowledge.text import close_up, joined

_WIDE = 12  # letters
_SHORT = 2.5
_AMOUNT = re.compile(r"(?P<name>.*[^\s\d,.△▲-].*?)[ \u3000]+(?P<amount>[△▲-]? ?[\d,]{2,})")


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table as text.

    `lines` are the printed lines by the position of their cell; `order` is
    where the table stands among the letters of the page.
    """

    grid: Grid
    lines: dict[Position, tuple[Line, ...]]
    order: int

    def value(self, row: int, column: int) -> str:
        """The text at a position on one line; a spanning cell gives it everywhere."""
        cell = self.grid.covering.get((row, column))
        return "" if cell is None else self.text(cell)

    def text(self, cell: Cell) -> str:
        """The cell's text on one line."""
        entries = _entries(self.lines.get(cell.position, ()), cell.box.x1)
        return close_up(" ".join(joined(entry) for entry in entries))

    def starting_in(self, row: int) -> list[Cell]:
        """Cells whose first row this is, from the left."""
        return sorted((cell for cell in self.grid.cells if cell.row == row), key=lambda cell: cell.column)


def _entries(lines: Sequence[Line], right: float) -> list[list[str]]:
    """The lines of a cell in runs, a new one at each bullet, number, amount or short line.

    `right` is the cell's right edge. An entry whose amount stands at the end of
    its first line gets it back at the end of the entry:
    「応援基金積立　△100,000」「金」.
    """
    runs: list[list[str]] = []
    amount = ""
    last: Line | None = None
    for line in lines:
        ending = _AMOUNT.fullmatch(line.text)
        if last is None or (amount and ending) or starts_anew(line.text) or _ended(last, right, amount):
            _settle(runs, amount)
            runs.append([])
            amount = ""
        runs[-1].append(ending["name"] if ending else line.text)
        amount = ending["amount"] if ending else amount
        last = line
    _settle(runs, amount)
    return runs


def _ended(last: Line, right: float, amount: str) -> bool:
    """Whether a line stops well before the edge of a cell wide enough to tell."""
    wide = right - last.box.x0 > _WIDE * last.size
    return wide and not amount and right - last.box.x1 > _SHORT * last.size


def _settle(runs: list[list[str]], amount: str) -> None:
    if runs and amount:
        runs[-1] = [f"{joined(runs[-1])} {amount}"]


def filled(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """Tables with their text, and the glyphs that stand in none of them."""
    inside: dict[int, dict[Position, list[Glyph]]] = defaultdict(lambda: defaultdict(list))
    outside: list[Glyph] = []
    for glyph in glyphs:
        found = _find(grids, glyph)
        if found is None:
            outside.append(glyph)
        else:
            number, cell = found
            inside[number][cell.position].append(glyph)
    return [_table(grids[number], cells) for number, cells in inside.items()], outside


def _find(grids: Sequence[Grid], glyph: Glyph) -> tuple[int, Cell] | None:
    x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
    found = ((number, cell) for number, grid in enumerate(grids) if (cell := grid.at(x, y)) is not None)
    return next(found, None)


def _table(grid: Grid, glyphs: dict[Position, list[Glyph]]) -> Table:
    lines = {position: tuple(page_lines(letters)) for position, letters in glyphs.items()}
    return Table(grid, lines, min(letters[0].order for letters in glyphs.values()))

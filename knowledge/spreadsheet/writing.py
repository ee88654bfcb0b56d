"""Sheets as blocks."""

from __future__ import annotations

import re

from knowledge.document import BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.readers import Limits, Unreadable, tables
from knowledge.readers.composition import Composition
from knowledge.spreadsheet import forms
from knowledge.spreadsheet.grids import Grid, grid
from knowledge.spreadsheet.regions import regions
from knowledge.spreadsheet.sheet import Sheet

_LONGEST_HEADING = 40
_NAMELESS = re.compile(r"Sheet\s?\d*|シート\s?\d*", re.IGNORECASE)
_SPACED = re.compile(r"(?:[^\s\u3000][ \u3000]+){2,}[^\s\u3000]")
_BLANKS = re.compile(r"[ \u3000]{2,}")


def compose(sheets: list[Sheet], metadata: Metadata, limits: Limits) -> ParsedDocument:
    """All sheets as a document. Raises `Unreadable` for too many sheets or none with text."""
    if len(sheets) > limits.pages:
        raise Unreadable("too_large", f"{len(sheets)} sheets")
    writer = _Writer(limits)
    for number, sheet in enumerate(sheets, start=1):
        writer.sheet(number, sheet)
    return writer.out.document(metadata)


class _Writer:
    """Writes sheet after sheet."""

    def __init__(self, limits: Limits) -> None:
        self.out = Composition(limits)
        self._headers: list[str] = []

    def sheet(self, number: int, sheet: Sheet) -> None:
        """One sheet; its name begins a new path unless it says nothing."""
        self.out.place = Place(PlaceKind.SHEET, number, sheet.name)
        if sheet.hidden:
            self.out.finding("hidden_sheet", sheet.name)
        tidy = Sheet(sheet.name, {cell: _tidy(text) for cell, text in sheet.cells.items()}, sheet.merged)
        if not tidy.cells and not sheet.notes:
            return
        self.out.title("" if _NAMELESS.fullmatch(sheet.name) else sheet.name)
        for region in regions(tidy):
            self._headers = []
            for part in _parts(region):
                self._part(part)
        for note in sheet.notes:
            self.out.footnote(note)

    def _part(self, part: Sheet) -> None:
        if len(part.cells) == 1:
            self._lone(next(iter(part.cells.values())))
            return
        table = grid(part)
        if table is not None:
            self._headers = table.headers
            self._table(table)
            return
        for _, line in forms.lines(part):
            self.out.add(BlockKind.TABLE_ROW, line.replace("\n", " "))

    def _lone(self, text: str) -> None:
        """A cell that stands alone is a heading if it is short, else a paragraph."""
        if (
            len(text) <= _LONGEST_HEADING
            and not text.startswith(("※", "*", "＊", "（", "("))
            and not text.endswith("。")
        ):
            self.out.heading(text, 1)
        else:
            self.out.paragraph(text)

    def _table(self, table: Grid) -> None:
        for _, row in table.rows:
            self.out.row(tables.sentence(table.headers, row))


def _parts(region: Sheet) -> list[Sheet]:
    """A region cut at rows that hold a single cell over a table: its title, or a group inside."""
    numbered = region.rows()
    parts: list[dict[tuple[int, int], str]] = [{}]
    for row, columns in numbered:
        alone = len(columns) == 1 and not _is_beside_tall(region, row)
        cells = {(row, column): region.cells[row, column] for column in columns}
        if alone:
            parts += [cells, {}]
        else:
            parts[-1] |= cells
    return [Sheet(region.name, part, region.merged) for part in parts if part]


def _is_beside_tall(region: Sheet, row: int) -> bool:
    """Whether a merged cell from above reaches down beside this row."""
    return any(
        top < row <= area.bottom and (top, left) in region.cells
        for (top, left), area in region.merged.items()
    )


def _tidy(text: str) -> str:
    """A cell without letter-spacing (フ リ ガ ナ) and without the blanks that leave room for writing."""
    text = text.strip(" \u3000\n")
    if _SPACED.fullmatch(text):
        return re.sub(r"[ \u3000]", "", text)
    return _BLANKS.sub(" ", text)

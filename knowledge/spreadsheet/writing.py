"""Sheets as blocks."""

from __future__ import annotations

import re

from knowledge.document import Metadata, ParsedDocument, Place, PlaceKind
from knowledge.readers import Limits, Unreadable, tables
from knowledge.readers.composition import Composition
from knowledge.spreadsheet import forms
from knowledge.spreadsheet.grids import grid
from knowledge.spreadsheet.regions import regions
from knowledge.spreadsheet.sheet import Sheet
from knowledge.text import close_up

_LONGEST_HEADING = 40
_NAMELESS = re.compile(r"Sheet\s?\d*|シート\s?\d*", re.IGNORECASE)
_NO_HEADING = re.compile(r"^[※*＊（(↓←→↑➡]|[。、]$")
_NOTE = re.compile(r"[（(]?[※＊*注]")
_BLANKS = re.compile(r"[ \u3000]{2,}")


def compose(sheets: list[Sheet], named: str, limits: Limits) -> ParsedDocument:
    """All sheets as a document; `named` is the title in the file's properties.

    Raises `Unreadable` for too many sheets or none with text.
    """
    if len(sheets) > limits.pages:
        raise Unreadable("too_large", f"{len(sheets)} sheets")
    writer = _Writer(limits)
    for number, sheet in enumerate(sheets, start=1):
        writer.sheet(number, sheet)
    return writer.out.document(Metadata(), named)


class _Writer:
    """Writes sheet after sheet."""

    def __init__(self, limits: Limits) -> None:
        self.out = Composition(limits)

    def sheet(self, number: int, sheet: Sheet) -> None:
        """One sheet; its name begins a new path unless it says nothing."""
        self.out.place = Place(PlaceKind.SHEET, number, sheet.name)
        if sheet.hidden:
            self.out.finding("hidden_sheet", sheet.name)
        tidy = Sheet(sheet.name, {cell: _tidy(text) for cell, text in sheet.cells.items()}, sheet.merged)
        if not tidy.cells and not sheet.notes:
            return
        name = "" if _NAMELESS.fullmatch(sheet.name) else sheet.name
        self.out.title(name)
        parts = [part for region in regions(tidy) for part in _parts(region)]
        for position, part in enumerate(parts):
            if len(part.cells) > 1:
                self._block(part)
                continue
            (text,) = part.cells.values()
            leads = position == 0 or (position + 1 < len(parts) and len(parts[position + 1].cells) > 1)
            self._lone("" if text == name else text, leads)
        for note in sheet.notes:
            self.out.footnote(note)

    def _block(self, part: Sheet) -> None:
        table = grid(part)
        for line in forms.lines(part) if table is None else tables.sentences(table.headers, table.rows):
            self.out.row(line)

    def _lone(self, text: str, leads: bool) -> None:
        """A cell that stands alone is a heading if it is short and something follows it."""
        if leads and len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text):
            self.out.heading(text, 1)
        else:
            self.out.paragraph(text)


def _parts(region: Sheet) -> list[Sheet]:
    """A region cut at rows that hold a single cell over a table: its title, or a group inside."""
    numbered = region.rows()
    parts: list[list[tuple[int, int]]] = [[]]
    left = min(column for _, columns in numbered for column in columns)
    for row, columns in numbered:
        # Above the first full row a lone cell may be centred; below it, one further right continues its row.
        at_margin = not parts[-1] or columns[0] == left or _NOTE.match(region.cells[row, columns[0]])
        cells = [(row, column) for column in columns]
        if len(columns) == 1 and at_margin and row not in region.tall:
            parts += [cells, []]
        else:
            parts[-1] += cells
    return [region.part(part) for part in parts if part]


def _tidy(text: str) -> str:
    """A cell without letter-spacing (フ リ ガ ナ) and without the blanks that leave room for writing."""
    return _BLANKS.sub(" ", close_up(text.strip(" \u3000\n")))

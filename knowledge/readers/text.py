"""Plain text, also text that somebody extracted from slides or a PDF.

A place is the line in the file; where the file has form feeds it is the page,
labelled with the line ("L532").
"""

from __future__ import annotations

from pathlib import Path

from knowledge.document import BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.plaintext import tabbed
from knowledge.plaintext.leads import lead_titles
from knowledge.plaintext.levels import Levels
from knowledge.plaintext.lines import Shape, lines_of
from knowledge.plaintext.roles import Outlined, Role, outlined
from knowledge.plaintext.units import Unit, units_of
from knowledge.readers import Limits, tables
from knowledge.readers.composition import Composition
from knowledge.readers.decoding import text_of

_FORM_FEED_SAFE = str.maketrans({"\r": None})


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a text file in any encoding that Japanese offices use."""
    text = text_of(path, limits).translate(_FORM_FEED_SAFE)
    return compose(text, limits)


def compose(text: str, limits: Limits) -> ParsedDocument:
    """Blocks and metadata of a text with "\\n" as line end."""
    outline = outlined(units_of(lines_of(text)))
    writer = _Writer(limits)
    leads = lead_titles(outline)
    for position, entry in enumerate(outline):
        if position in leads:
            writer.lead(entry.unit, leads[position])
        writer.write(entry)
    writer.close_table()
    return writer.out.document(Metadata())


class _Writer:
    """Writes an outline as blocks."""

    def __init__(self, limits: Limits) -> None:
        self.out = Composition(limits)
        self._levels = Levels()
        self._rows: list[Unit] = []

    def lead(self, unit: Unit, title: str) -> None:
        """Begin a slide that has no title of its own."""
        self._turn_to(unit)
        self._levels.clear()
        self.out.title(title)

    def write(self, entry: Outlined) -> None:
        if entry.unit.shape is Shape.ROW:
            self._rows.append(entry.unit)
            return
        self._turn_to(entry.unit)
        if entry.role is Role.TITLE:
            self._levels.clear()
            self.out.title(entry.unit.text)
        elif entry.role is Role.HEADING:
            self.out.heading(entry.unit.text, self._levels.enter(entry.unit))
        else:
            self.out.add(_KINDS.get(entry.unit.shape, BlockKind.PARAGRAPH), entry.unit.text)
            self._levels.text()

    def close_table(self) -> None:
        """Write the rows that were gathered."""
        units = [unit for unit in self._rows if not tabbed.is_rule(unit.text)]
        ruled = len(units) < len(self._rows)
        self._rows = []
        grid = [tabbed.cells_of(unit.text) for unit in units]
        headed = bool(grid) and (ruled or tables.has_header(grid))
        headers = grid[0] if headed else []
        body = tabbed.carried(grid[headed:])
        for unit, row in zip(units[headed:], body, strict=True):
            self._place(unit)
            self.out.row(tables.sentence(headers, row))

    def _turn_to(self, unit: Unit) -> None:
        self.close_table()
        self._place(unit)

    def _place(self, unit: Unit) -> None:
        if unit.page:
            self.out.place = Place(PlaceKind.PAGE, unit.page, f"L{unit.line}")
        else:
            self.out.place = Place(PlaceKind.LINE, unit.line)


_KINDS = {Shape.ITEM: BlockKind.ITEM, Shape.MARKED: BlockKind.ITEM}

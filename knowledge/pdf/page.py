"""One page: its lines, tables and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.pdf.cells import Table, filled
from knowledge.pdf.frame import Box, Frame
from knowledge.pdf.glyphs import page_glyphs
from knowledge.pdf.grid import page_grids
from knowledge.pdf.lines import Line, page_lines
from knowledge.pdf.rules import page_drawing
from knowledge.pdf.ruby import without_ruby


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, in points from its upper left corner."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Box, ...]
    characters: int

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def pictured(self) -> float:
        """Share of the page (0 to 1) under its largest picture."""
        largest = max((picture.width * picture.height for picture in self.pictures), default=0.0)
        return min(1.0, largest / (self.width * self.height or 1.0))


def read_page(page: Any, number: int, limit: int) -> Page:
    """At most `limit` characters of a pypdfium2 page."""
    frame = Frame.of(page)
    glyphs = without_ruby(page_glyphs(page, frame, limit))
    drawing = page_drawing(page, frame)
    tables, outside = filled(page_grids(drawing.rules), glyphs)
    visible = sum(not glyph.char.isspace() for glyph in glyphs)
    lines = page_lines(outside, frame.width)
    return Page(number, frame.width, frame.height, tuple(lines), tuple(tables), drawing.pictures, visible)


def characters_on(pages: Sequence[Page]) -> int:
    """Visible characters on all pages."""
    return sum(page.characters for page in pages)

"""One page: its lines, tables and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from knowledge.pdf.cells import Table, filled
from knowledge.pdf.frame import Box, Frame
from knowledge.pdf.glyphs import page_glyphs
from knowledge.pdf.grid import page_grids
from knowledge.pdf.lines import Line, page_lines
from knowledge.pdf.ruby import without_ruby
from knowledge.pdf.rules import page_drawing

_UNKNOWN = re.compile("[\ufffd\ufffe\ue000-\uefff]")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, in points from its upper left corner.

    `characters` counts the visible ones, `unknown` those whose font does not
    say which letter they show. `turn` is by how many degrees clockwise a
    viewer would have to turn the page to read it, `shapes` the number of drawn
    lines and areas.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Box, ...]
    characters: int
    unknown: int
    turn: int
    shapes: int

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


def read_page(page: Any, number: int) -> Page:
    """Read a pypdfium2 page."""
    with closing(page.get_textpage()) as text:
        frame = Frame.of(page, text)
        glyphs = without_ruby(page_glyphs(text, frame))
    drawing = page_drawing(page, frame)
    tables, outside = filled(page_grids(drawing.rules), glyphs)
    return Page(
        number,
        frame.width,
        frame.height,
        tuple(page_lines(outside, frame.width)),
        tuple(tables),
        drawing.pictures,
        sum(not glyph.char.isspace() for glyph in glyphs),
        sum(bool(_UNKNOWN.match(glyph.char)) for glyph in glyphs),
        (frame.rotation - page.get_rotation()) % 360,
        drawing.shapes,
    )


def body_size(pages: Iterable[Page]) -> float:
    """The size in which most letters of a document are set, in steps of half a point; 0 without any."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[rounded(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def rounded(size: float) -> float:
    """A letter size to half a point, since layout scales by fractions."""
    return round(size * 2) / 2

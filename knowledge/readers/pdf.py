"""PDF: text by PDFium, tables by their drawn lines."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.pdf.frame import Frame
from knowledge.pdf.glyphs import page_glyphs
from knowledge.pdf.lines import page_lines
from knowledge.pdf.ruby import without_ruby
from knowledge.readers import Limits, Unreadable


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Blocks of all pages within the limits."""
    document = pypdfium2.PdfDocument(path)
    blocks = []
    for number, page in enumerate(document, 1):
        place = Place(PlaceKind.PAGE, number)
        for line in page_lines(without_ruby(page_glyphs(page, Frame.of(page), limits.characters))):
            blocks.append(Block(BlockKind.PARAGRAPH, line.text, place))
    if not blocks:
        raise Unreadable("no_text")
    return ParsedDocument(Metadata(), tuple(blocks))

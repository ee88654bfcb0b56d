"""The letters of a page with their boxes, in the order in which the PDF draws them."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from knowledge.pdf.frame import Box, Frame


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character. `size` is that of its font in points, as printed.

    `order` counts in drawing order. `generated` marks a space that PDFium put
    in where the PDF has only a gap.
    """

    char: str
    box: Box
    size: float
    order: int = 0
    generated: bool = False


def page_glyphs(text: Any, frame: Frame) -> list[Glyph]:
    """The glyphs of a pypdfium2 text page; line breaks are left out."""
    found = (_glyph(text.raw, index, frame) for index in range(text.count_chars()))
    return [glyph for glyph in found if glyph is not None]


def _glyph(text: Any, index: int, frame: Frame) -> Glyph | None:
    code = pdfium.FPDFText_GetUnicode(text, index)
    if code in (0, 10, 13):
        return None
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, rect)
    box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    generated = pdfium.FPDFText_IsGenerated(text, index) == 1
    return Glyph(chr(code), box, _size(text, index), index, generated)


def _size(text: Any, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d))

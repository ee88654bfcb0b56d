"""PDF: text by PDFium, tables by their drawn lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from knowledge.document import Block, Finding, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.pdf.compose import Composer
from knowledge.pdf.furniture import without_furniture
from knowledge.pdf.page import Page, read_page
from knowledge.readers import Limits, Unreadable

Recognise = Callable[[Any, Place], Sequence[Block]]
"""Reads a picture of a page (a PIL image) that has no text of its own."""

_NO_TEXT = 15  # visible characters: fewer on a page are a stamp or a number
_LARGE_PICTURE = 0.25  # of the page


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Blocks of all pages within the limits."""
    with _opened(path) as document:
        findings: list[Finding] = []
        pages, labels = without_furniture(list(_pages(document, limits, findings)))
        composer = Composer(pages, labels)
        blocks = tuple(block for page in pages for block in composer.blocks(page))
    if not blocks:
        raise Unreadable("no_text", f"{len(pages)} pages")
    return ParsedDocument(Metadata(), blocks, tuple(findings))


def _opened(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        encrypted = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable("encrypted" if encrypted else "damaged", str(error)) from error


def _pages(document: Any, limits: Limits, findings: list[Finding]) -> Iterator[Page]:
    room = limits.characters
    for index in range(min(len(document), limits.pages)):
        page = read_page(document[index], index + 1, room)
        room -= page.characters
        yield page

"""PDF: text by PDFium, tables by their drawn lines.

PDFium keeps the order in which a page was written, which keeps columns apart;
rows of tables come from the rules drawn around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from knowledge.document import Block, Finding, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.ocr.blocks import read_images
from knowledge.ocr.recognised import Recognise
from knowledge.pdf import pictures
from knowledge.pdf.compose import Composer
from knowledge.pdf.furniture import without_furniture
from knowledge.pdf.page import Page, read_page
from knowledge.readers import Limits, Unreadable
from knowledge.structure.notice import described


def read(path: Path, limits: Limits, recognise: Recognise | None = None) -> ParsedDocument:
    """Read a PDF. `recognise` reads pages and pictures without text; see `knowledge.ocr`.

    Raises `Unreadable` (`encrypted`, `damaged`, `too_large`, `no_text` with the
    number of pages). A page that cannot be read is a finding
    (`page_unreadable`), and so are pages that need recognition where nobody
    recognises (`scan_without_ocr`, `picture_of_text`), and text whose font
    does not say which letters it shows (`mojibake`).
    """
    with _opened(path) as document:
        if len(document) > limits.pages:
            raise Unreadable("too_large", f"{len(document)} pages")
        return _Reading(document, limits, recognise).document()


def _opened(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "damaged"
        raise Unreadable(code, str(error)) from error


class _Reading:
    """One document while it is read."""

    def __init__(self, document: Any, limits: Limits, recognise: Recognise | None) -> None:
        self._document = document
        self._room = limits.characters
        self._recognise = recognise
        self._findings: list[Finding] = []

    def document(self) -> ParsedDocument:
        """Everything that could be read."""
        pages, labels = without_furniture(list(self._pages()))
        composer = Composer(pages, labels)
        design = pictures.backgrounds(pages)
        blocks: list[Block] = []
        for page in pages:
            blocks.extend(composer.blocks(page))
            blocks.extend(self._from_pictures(page, design, composer.place(page)))
        if not blocks:
            raise Unreadable("no_text", f"{len(self._document)} pages")
        return ParsedDocument(described(blocks, Metadata()), tuple(blocks), tuple(self._findings))

    def _pages(self) -> Iterator[Page]:
        for index in range(len(self._document)):
            page = self._page(index)
            if page is None:
                continue
            self._room -= page.characters
            if self._room < 0:
                raise Unreadable("too_large", "characters")
            if page.unknown > 0.02 * page.characters:
                self._note("mojibake", page.number)
            yield page

    def _page(self, index: int) -> Page | None:
        """A page, or a finding: one damaged page must not cost the others."""
        try:
            with closing(self._document[index]) as raw:
                return read_page(raw, index + 1)
        except Exception as error:
            self._note("page_unreadable", index + 1, type(error).__name__)
            return None

    def _from_pictures(self, page: Page, design: frozenset[Any], place: Place) -> list[Block]:
        if self._recognise is not None:
            with closing(self._document[page.number - 1]) as raw:
                found, failures = read_images(pictures.images(raw, page, design), place, self._recognise)
            self._findings.extend(failures)
            return found
        unread = pictures.finding(page, design, place)
        self._findings.extend([unread] if unread is not None else [])
        return []

    def _note(self, code: str, number: int, detail: str = "") -> None:
        self._findings.append(Finding(code, Place(PlaceKind.PAGE, number), detail))

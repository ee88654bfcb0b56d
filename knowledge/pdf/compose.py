"""Pages as blocks: headings by size, slides by their titles, tables by rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from knowledge.document import Block, BlockKind, Place, PlaceKind
from knowledge.pdf.cells import Table
from knowledge.pdf.page import Page, body_size, rounded
from knowledge.pdf.paragraphs import Paragraph, paragraphs
from knowledge.pdf.table_rows import Header, rows

_LARGER = 1.12  # a heading's letters against the body's
_HEADING_LENGTH = 60
_SLIDE_CHARACTERS = 1400
_COVER_CHARACTERS = 200
_OUTSIDE_TABLES = 0.5  # share of the letters
_PREDICATE = re.compile(r"[。、，,]$")
_WORDS = re.compile(r"[\u3041-\u9fff々A-Za-zＡ-Ｚａ-ｚ]")
_DATE = re.compile(
    r"[\s0-9０-９]*(?:令和|平成|昭和)?[\s0-9０-９元]+年[\s0-9０-９]+月(?:[\s0-9０-９]+日)?.{0,4}"
)
_JAPANESE = re.compile(r"[\u3041-\u9fff]")
_BLANK = re.compile(r"\s+")
_FOOTNOTE = re.compile(r"^(?:[0-9０-９]{1,3}|[*＊※]\d*|注\s*\d*|[（(]注\d*[）)])\s*\S")


class Composer:
    """Turns the pages of one document into blocks, in order."""

    def __init__(self, pages: Sequence[Page], labels: dict[int, str]) -> None:
        self._labels = labels
        self._body = body_size(pages)
        self._levels = _levels(pages, self._body)
        self._slides = is_deck(pages)
        self._header: Header | None = None

    def blocks(self, page: Page) -> list[Block]:
        """The blocks of one page."""
        flow = sorted(self._flow(page, self.place(page)), key=lambda entry: entry[0])
        blocks = [block for _, block in flow]
        if page.number == 1 and _is_cover(blocks):
            blocks = _cover(blocks)
        return _titled(page, blocks, self._title(page)) if self._slides else blocks

    def place(self, page: Page) -> Place:
        """The page with its printed label."""
        return Place(PlaceKind.PAGE, page.number, self._labels.get(page.number, ""))

    def _flow(self, page: Page, place: Place) -> Iterator[tuple[int, Block]]:
        for paragraph in paragraphs(page.lines):
            yield paragraph.order, self._block(page, paragraph, place)
        for table in page.tables:
            for kind, text in self._rows(table):
                yield table.order, Block(kind, text, place)

    def _rows(self, table: Table) -> list[tuple[BlockKind, str]]:
        found, self._header = rows(table, self._header)
        return found

    def _block(self, page: Page, paragraph: Paragraph, place: Place) -> Block:
        level = self._level(paragraph)
        if level:
            return Block(BlockKind.HEADING, paragraph.text, place, level=level)
        kind = BlockKind.FOOTNOTE if self._is_footnote(page, paragraph) else paragraph.kind
        return Block(kind, paragraph.text, place)

    def _level(self, paragraph: Paragraph) -> int:
        """1 for the largest letters above the body's; 0 for what is no heading."""
        text = paragraph.text
        if paragraph.kind is not BlockKind.PARAGRAPH or not 2 <= len(text) <= _HEADING_LENGTH:
            return 0
        if not _is_words(text):
            return 0
        return self._levels.get(rounded(paragraph.size), 0)

    def _is_footnote(self, page: Page, paragraph: Paragraph) -> bool:
        small = paragraph.size < 0.9 * self._body
        low = paragraph.box.top > 0.6 * page.height
        return small and low and bool(_FOOTNOTE.match(paragraph.text))

    def _title(self, page: Page) -> str:
        """The largest letters in the upper third of a slide, anywhere on the cover."""
        upper = page.height if page.number == 1 else page.height / 3
        candidates = [
            paragraph
            for paragraph in paragraphs(page.lines)
            if paragraph.box.top < upper
            and paragraph.kind is BlockKind.PARAGRAPH
            and 2 <= len(paragraph.text) <= 90
            and _is_words(paragraph.text)
        ]
        best = max(candidates, key=_prominence, default=None)
        return best.text if best is not None else ""


def _is_cover(blocks: Sequence[Block]) -> bool:
    """A first page of a few short lines."""
    short = all(len(block.text) <= _HEADING_LENGTH and "。" not in block.text for block in blocks)
    return short and sum(len(block.text) for block in blocks) <= _COVER_CHARACTERS


def _cover(blocks: list[Block]) -> list[Block]:
    """Of a cover only the largest letters head the document; the issuer and the date do not."""
    largest = min((block.level for block in blocks if block.level), default=0)
    return [
        replace(block, kind=BlockKind.PARAGRAPH, level=0) if block.level > largest else block
        for block in blocks
    ]


def _prominence(paragraph: Paragraph) -> tuple[bool, float, float]:
    """Japanese before a logo's letters, then the largest, then the uppermost."""
    return bool(_JAPANESE.search(paragraph.text)), rounded(paragraph.size), -paragraph.box.top


def _is_words(text: str) -> bool:
    """Whether a line could be a heading: no sentence, no date, no amount."""
    named = len(_WORDS.findall(text)) >= 0.5 * len(text)
    return named and not _PREDICATE.search(text) and not _DATE.fullmatch(text)


def is_deck(pages: Sequence[Page]) -> bool:
    """Slides: landscape pages with little text each, not pages of tables."""
    if not pages:
        return False
    landscape = sum(page.is_landscape for page in pages) > 0.7 * len(pages)
    characters = sum(page.characters for page in pages)
    outside_tables = sum(len(_BLANK.sub("", line.text)) for page in pages for line in page.lines)
    running = outside_tables > _OUTSIDE_TABLES * characters
    return landscape and running and median(page.characters for page in pages) < _SLIDE_CHARACTERS


def _titled(page: Page, blocks: list[Block], title: str) -> list[Block]:
    """The slide's blocks with its title first."""
    index = next((index for index, block in enumerate(blocks) if title and block.text == title), None)
    if index is None:
        return blocks
    first = replace(blocks[index], kind=BlockKind.TITLE, level=0)
    return [first, *blocks[:index], *blocks[index + 1 :]]


def _levels(pages: Sequence[Page], body: float) -> dict[float, int]:
    """Heading levels by size, the largest first."""
    sizes = {rounded(line.size) for page in pages for line in page.lines}
    larger = sorted((size for size in sizes if size >= body * _LARGER), reverse=True)
    return {size: level for level, size in enumerate(larger, 1)}

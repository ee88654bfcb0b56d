"""What is printed on every page: running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.pdf.lines import Line
from knowledge.pdf.page import Page, body_size
from knowledge.text import fold

_BAND = 0.1  # of the page height, at the top and at the bottom
_MARGIN = 0.08  # of the page width, at the left and at the right
_LARGEST = 1.15  # times the body's size: larger lines are titles, also where they recur
_LONGEST = 60  # characters
_NUMBER = re.compile(
    r"[-‐―—–−(〔\[ ]*(?:p\.?|P\.?|ページ)? ?(?P<label>(?:[^\d\s()\-‐―—–−]{1,4}[-‐―—–−ー])?\d{1,4})"
    r"(?: ?/ ?\d{1,4})?(?: ?(?:ページ|頁))?[-‐―—–−)〕\] ]*"
)


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], dict[int, str]]:
    """Pages without running heads and numbers, and the printed label of each page (by number)."""
    numbered = _in_sequence(pages)
    printed = _running(pages) | {(number, line) for number, (line, _) in numbered.items()}
    cleaned = [
        replace(page, lines=tuple(line for line in page.lines if (page.number, line) not in printed))
        for page in pages
    ]
    return cleaned, {number: label for number, (_, label) in numbered.items()}


def _running(pages: Sequence[Page]) -> set[tuple[int, Line]]:
    """Lines in the bands that come back on at least three pages and a fifth of them."""
    largest = _LARGEST * body_size(pages)
    found: dict[str, set[tuple[int, Line]]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if (
                (_in_band(page, line) or _at_side(page, line))
                and line.size <= largest
                and len(line.text) <= _LONGEST
            ):
                found[_key(line)].add((page.number, line))
    least = max(3, 0.2 * len(pages))
    return set().union(*(lines for lines in found.values() if len({page for page, _ in lines}) >= least))


def _in_band(page: Page, line: Line) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return middle < _BAND * page.height or middle > (1 - _BAND) * page.height


def _at_side(page: Page, line: Line) -> bool:
    """The thumb index of a book (第１章) stands in the outer margin."""
    middle = (line.box.x0 + line.box.x1) / 2
    return middle < _MARGIN * page.width or middle > (1 - _MARGIN) * page.width


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text)).replace(" ", "")


def _in_sequence(pages: Sequence[Page]) -> dict[int, tuple[Line, str]]:
    """The line with the page's number and its label, where numbers run with the pages.

    A lone figure at the foot of a page is a page number only if it keeps its
    distance to the page's position on other pages, or equals it.
    """
    found = [(page.number, line, label) for page in pages for line, label in _numbers(page)]
    distances = Counter(int(_digits(label)) - number for number, _, label in found)
    common = {distance for distance, count in distances.items() if count >= 3 or distance == 0}
    by_page: dict[int, tuple[Line, str]] = {}
    for number, line, label in found:
        if int(_digits(label)) - number in common:
            by_page.setdefault(number, (line, label))
    return by_page


def _numbers(page: Page) -> Iterable[tuple[Line, str]]:
    for line in page.lines:
        match = _NUMBER.fullmatch(fold(line.text).strip()) if _in_band(page, line) else None
        if match:
            yield line, match["label"]


def _digits(label: str) -> str:
    return re.sub(r"\D", "", label)

"""What is printed on every page: running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.pdf.lines import Line
from knowledge.pdf.page import Page
from knowledge.text import fold

_BAND = 0.1  # of the page height, at the top and at the bottom
_NUMBER = re.compile(
    r"[-‐―—–−(〔\[ ]*(?:p\.?|P\.?|ページ)? ?(?P<label>(?:[^\d\s()\-‐―—–−]{1,4}[-‐―—–−ー])?\d{1,4})"
    r"(?: ?/ ?\d{1,4})?(?: ?(?:ページ|頁))?[-‐―—–−)〕\] ]*"
)


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], dict[int, str]]:
    """Pages without running heads and numbers, and the printed label of each page (by number)."""
    repeated = _repeated(pages)
    numbered = _in_sequence(pages)
    cleaned = []
    for page in pages:
        kept = tuple(line for line in page.lines if not _is_furniture(page, line, repeated, numbered))
        cleaned.append(replace(page, lines=kept))
    return cleaned, {number: label for number, (_, label) in numbered.items()}


def _is_furniture(page: Page, line: Line, repeated: set[str], numbered: dict[int, tuple[Line, str]]) -> bool:
    if page.number in numbered and numbered[page.number][0] is line:
        return True
    return _in_band(page, line) and _key(line) in repeated


def _in_band(page: Page, line: Line) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return middle < _BAND * page.height or middle > (1 - _BAND) * page.height


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text)).replace(" ", "")


def _repeated(pages: Sequence[Page]) -> set[str]:
    """Lines in the bands that come back on at least three pages and a fifth of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line) for line in page.lines if _in_band(page, line)})
    least = max(3, 0.2 * len(pages))
    return {key for key, count in seen.items() if count >= least and len(key) <= 60}


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

"""Pages that are pictures: found and rendered for whoever can read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.document import Finding, Place
from knowledge.pdf.frame import Box
from knowledge.pdf.page import Page

_NO_TEXT = 15
"""Fewer visible characters on a page are a stamp or a number, not its text."""
_LARGE = 0.25  # of the page
_SMALL = 0.04  # of the page: smaller pictures are logos
_FILLED = 0.7  # of the common outline
_WHOLE = 0.85  # of the page
_TEXT_LAYER = 100
"""So many characters over a picture of the whole page are its text, recognised by the scanner."""
_OUTLINES = 300
"""So many drawn shapes on a page without text may be its letters, saved as outlines."""
_DOTS_PER_INCH = 200
_MOST_DOTS = 4500  # on the longer side


def backgrounds(pages: Sequence[Page]) -> frozenset[Box]:
    """Pictures at the same place on at least three pages and half of them: the design of slides."""
    placed = Counter(picture for page in pages for picture in set(page.pictures))
    least = max(3, 0.5 * len(pages))
    return frozenset(picture for picture, count in placed.items() if count >= least)


def is_picture(page: Page) -> bool:
    """A page that shows something and has no text."""
    return page.characters < _NO_TEXT and (bool(page.pictures) or page.shapes > _OUTLINES)


def large_pictures(page: Page, design: frozenset[Box]) -> list[Box]:
    """Pictures that together cover a quarter of a page with text: often a table or a chart.

    Pictures that fill their common outline are slices of one.
    """
    found = [box for box in page.pictures if box not in design and _share(page, box) > _SMALL]
    covered = sum(_share(page, box) for box in found)
    if covered <= _LARGE or (
        page.characters >= _TEXT_LAYER and max(_share(page, box) for box in found) > _WHOLE
    ):
        return []
    outline = found[0]
    for box in found[1:]:
        outline = outline.union(box)
    return [outline] if covered > _FILLED * _share(page, outline) else found


def _share(page: Page, box: Box) -> float:
    return min(1.0, box.width * box.height / (page.width * page.height or 1.0))


def finding(page: Page, design: frozenset[Box], place: Place) -> Finding | None:
    """What the administrator should know where nobody reads pictures."""
    if is_picture(page):
        return Finding("scan_without_ocr", place)
    boxes = large_pictures(page, design)
    if boxes:
        return Finding("picture_of_text", place, f"{sum(_share(page, box) for box in boxes):.0%}")
    return None


def images(raw: Any, page: Page, design: frozenset[Box]) -> Iterator[Any]:
    """What there is to recognise, as PIL images: the whole page, or each large picture on it.

    `raw` is the pypdfium2 page.
    """
    if is_picture(page):
        yield _rendered(raw, page, None)
    else:
        for box in large_pictures(page, design):
            yield _rendered(raw, page, box)


def _rendered(raw: Any, page: Page, box: Box | None) -> Any:
    scale = min(_DOTS_PER_INCH / 72, _MOST_DOTS / max(page.width, page.height, 1.0))
    image = raw.render(scale=scale, rotation=page.turn).to_pil()
    if box is None:
        return image
    return image.crop(tuple(round(side * scale) for side in (box.x0, box.top, box.x1, box.bottom)))

"""Lines in the order in which the PDF draws them, which keeps columns apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from knowledge.pdf.frame import Box
from knowledge.pdf.glyphs import Glyph
from knowledge.text import clean, close_up

_JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_CELL_GAP = 1.8  # in letters: wider than any space inside a phrase
_LETTER_GAP = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; a gap as wide as a table column is an ideographic space.

    `order` is the place of its first letter in drawing order. On a page set
    vertically, boxes are turned so that columns are lines from the top down.
    """

    text: str
    box: Box
    size: float
    order: int


def page_lines(glyphs: Sequence[Glyph], width: float = 0.0) -> list[Line]:
    """Lines from glyphs in drawing order; a vertical page `width` points wide is read by columns."""
    if _is_vertical(glyphs):
        columns = by_tier(list(_lines(replace(glyph, box=turned(glyph.box, width)) for glyph in glyphs)))
        return [replace(line, order=order) for order, line in enumerate(columns)]
    return list(_lines(glyphs))


def by_tier(columns: Sequence[Line]) -> list[Line]:
    """Columns whose boxes are turned, in reading order: tier by tier, in each from the right."""
    return [line for tier in _tiers(columns) for line in sorted(tier, key=lambda line: line.box.top)]


def turned(box: Box, width: float) -> Box:
    """A quarter turn to the left on a page `width` wide, after which columns are lines from the top down."""
    return Box(box.top, width - box.x1, box.bottom, width - box.x0)


def _tiers(columns: Sequence[Line]) -> list[list[Line]]:
    """Columns in the tiers (段) of a vertical page, the upper one first."""
    tiers: list[list[Line]] = []
    end = 0.0
    for column in sorted(columns, key=lambda line: line.box.x0):
        if not tiers or column.box.x0 > end + 0.5 * column.size:
            tiers.append([])
        tiers[-1].append(column)
        end = max(end, column.box.x1)
    return tiers


def _lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    run: list[Glyph] = []
    gap = False
    for glyph in glyphs:
        if glyph.char.isspace():
            gap = gap or not glyph.generated
            continue
        if run and not _continues(run[-1], glyph):
            yield from _line(run)
            run = []
        run.extend(_space(run, glyph, gap))
        gap = False
    yield from _line(run)


def _continues(last: Glyph, glyph: Glyph) -> bool:
    overlap = min(last.box.bottom, glyph.box.bottom) - max(last.box.top, glyph.box.top)
    if overlap < 0.4 * min(last.box.height, glyph.box.height):
        return False
    return glyph.box.x0 - last.box.x1 > -max(last.size, glyph.size)


def _space(run: Sequence[Glyph], glyph: Glyph, drawn: bool) -> list[Glyph]:
    """The glyph, with a space before it where the page shows one."""
    if not run:
        return [glyph]
    last = run[-1]
    gap = (glyph.box.x0 - last.box.x1) / (max(last.size, glyph.size) or 1.0)
    japanese = bool(_JAPANESE.match(last.char) and _JAPANESE.match(glyph.char))
    if gap >= _CELL_GAP:
        return [replace(last, char="\u3000"), glyph]
    if drawn or gap > (_LETTER_GAP if japanese else 0.22):
        return [replace(last, char=" "), glyph]
    return [glyph]


def _line(run: Sequence[Glyph]) -> Iterator[Line]:
    raw = "".join(glyph.char for glyph in run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = close_up(clean(raw)).strip()
    if text:
        box = run[0].box
        for glyph in run:
            box = box.union(glyph.box)
        yield Line(text, box, median(glyph.size for glyph in run), run[0].order)


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    across = down = 0
    for last, glyph in pairwise(glyphs):
        size = max(last.size, last.box.width)
        step_x, step_y = glyph.box.x0 - last.box.x0, glyph.box.top - last.box.top
        across += abs(step_y) < 0.2 * size and 0 < step_x < 2 * size
        down += abs(step_x) < 0.3 * size and 0.5 * size < step_y < 2 * size
    return down > 2 * across and down > 10

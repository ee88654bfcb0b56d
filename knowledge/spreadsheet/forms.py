"""A region read as a form: labels with the values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.readers.tables import is_bare_number
from knowledge.spreadsheet.sheet import Area, Sheet

_LONGEST_LABEL = 24
_TEMPLATE = re.compile(r"[□☐☑✓✔○〒@＠¥￥]|年.*月.*日|有.{0,3}無|[:：、。]|\d")


def lines(region: Sheet) -> Iterator[tuple[int, str]]:
    """Row numbers with what stands in the row: "label：value；label：value".

    A label that was merged over several rows leads each of them.
    """
    for row, columns in region.rows():
        pieces = list(_pairs(region, row, columns))
        leading = [text for text in _tall_labels(region, row, columns[0]) if text not in pieces]
        text = "；".join(pieces)
        yield row, f"{'・'.join(leading)}：{text}" if leading else text


def _tall_labels(region: Sheet, row: int, before: int) -> Iterator[str]:
    """Labels from rows above that reach down beside this row, from the left."""
    tall = [
        (left, area)
        for (top, left), area in region.merged.items()
        if top < row <= area.bottom and left < before
    ]
    for left, area in sorted(tall, key=lambda entry: entry[0]):
        text = region.cells.get((area.top, left), "")
        if text and _is_label(text):
            yield text


def _pairs(region: Sheet, row: int, columns: list[int]) -> Iterator[str]:
    """The texts of a row, a label put together with the value that touches it."""
    waiting: tuple[str, Area] | None = None
    for column in columns:
        text, area = region.cells[row, column], region.area(row, column)
        if waiting and area.left == waiting[1].right + 1 and not _is_label(text):
            yield f"{waiting[0]}：{text}"
            waiting = None
            continue
        if waiting:
            yield waiting[0]
            waiting = None
        if _is_label(text):
            waiting = (text, area)
        else:
            yield text
    if waiting:
        yield waiting[0]


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and not _TEMPLATE.search(text) and not is_bare_number(text)

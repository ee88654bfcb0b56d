"""A region read as a form: labels with the values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.readers.tables import is_bare_number
from knowledge.spreadsheet.sheet import Sheet
from knowledge.text import one_line

_LONGEST_LABEL = 24
_TEMPLATE = re.compile(r"[□☐☑✓✔○〒@＠¥￥]|(?<!生)年[ \u3000]*月[ \u3000]*日|有.{0,3}無|[:：、。]|\d")
# A box to tick or a number: what follows belongs to it.
_OPENER = re.compile(r"(?:^|：)(?:[□☐☑✓✔■○●①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}[.．])$")
_SENTENCE_END = re.compile(r"[。！？]$")
_STARTS_ANEW = re.compile(r"[※＊*・○□☐①-⑳(（0-9０-９]")
_SHORTEST_WRAPPED = 15


def lines(region: Sheet) -> list[str]:
    """What stands in each row: "label：value；label：value".

    A label that was merged over several rows leads each of them. A sentence
    that goes on in the row below is put together again.
    """
    found: list[str] = []
    last: tuple[int, str] = (0, "")
    for row, columns in region.rows():
        leading = "・".join(_tall_labels(region, row, columns[0]))
        text = one_line(region.cells[row, columns[-1]])
        if found and len(columns) == 1 and _goes_on(last, columns[0], text):
            found[-1] += text
        else:
            pieces = "；".join(_pairs(region, row, columns))
            found.append(f"{leading}：{pieces}" if leading else pieces)
        last = (columns[-1], text)
    return found


def _goes_on(last: tuple[int, str], column: int, text: str) -> bool:
    """Whether the only cell of a row continues the last cell of the row above."""
    above, before = last
    wrapped = len(before) >= _SHORTEST_WRAPPED and not _SENTENCE_END.search(before)
    return above == column and wrapped and not _STARTS_ANEW.match(text)


def _tall_labels(region: Sheet, row: int, before: int) -> list[str]:
    """Labels from rows above that reach down to touch this row's first cell, from the left."""
    found: list[str] = []
    for area in reversed(region.tall.get(row, [])):
        text = one_line(region.cells[area.top, area.left])
        if area.right + 1 == before and _is_label(text):
            found.insert(0, text)
            before = area.left
    return found


def _pairs(region: Sheet, row: int, columns: list[int]) -> Iterator[str]:
    """The texts of a row, a label put together with the value that touches it."""
    waiting, edge = "", 0
    for column in columns:
        text, area = one_line(region.cells[row, column]), region.area(row, column)
        joiner = _joiner(waiting, text, touches=area.left == edge + 1)
        if waiting and not joiner:
            yield waiting
            waiting = ""
        waiting, edge = f"{waiting}{joiner}{text}", area.right
    if waiting:
        yield waiting


def _joiner(before: str, text: str, touches: bool) -> str:
    """What puts a cell together with the one before it; "" where they stand apart."""
    if _OPENER.search(before):
        return " "
    return "：" if touches and before and _is_label(before) and not _is_label(text) else ""


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and not _TEMPLATE.search(text) and not is_bare_number(text)

"""Tables as rows: each as printed and as "header：value" with all levels of headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.document import BlockKind
from knowledge.pdf.cells import Table
from knowledge.readers.tables import header_paths, sentence
from knowledge.text import fold

_NUMERIC = re.compile(r"[△▲+-]?[¥]?[\d,. ]*\d[\d,.]*(?:[%円人件千万億百年月日台冊校回時間か所割倍点]|ポイント)*|[-－皆減増純]{1,2}")
_MOST_HEADER_ROWS = 3
_LONGEST_AS_PRINTED = 120
_LAYOUT_CELL = 250


@dataclass(frozen=True, slots=True)
class Header:
    """Headers of a table's columns and where the columns begin, for its continuation overleaf."""

    names: tuple[str, ...]
    edges: tuple[float, ...]

    def fits(self, table: Table) -> bool:
        edges = table.grid.edges
        same = len(edges) == len(self.edges)
        return same and all(abs(a - b) < 4 for a, b in zip(edges, self.edges, strict=True))


Row = tuple[BlockKind, str]


def is_layout(table: Table) -> bool:
    """Whether the rules only frame running text."""
    texts = [text for cell in table.grid.cells if (text := table.text(cell))]
    return len(texts) < 3 or max(map(len, texts)) > _LAYOUT_CELL


def rows(table: Table, before: Header | None) -> tuple[list[Row], Header | None]:
    """The rows of a table and its header; `before` is the header of the table before it."""
    first = _captions(table)
    count = _header_rows(table, first)
    header = _header(table, first, count)
    if not count and before is not None and before.fits(table):
        header = before
    captions = [(BlockKind.PARAGRAPH, table.value(row, 0)) for row in range(first) if table.value(row, 0)]
    body = [row for number in range(first + count, table.grid.rows) for row in _row(table, number, header)]
    if not body:
        body = [row for number in range(first, table.grid.rows) for row in _row(table, number, None)]
    return [*captions, *body], header


def _captions(table: Table) -> int:
    """How many rows at the top are one cell over all columns."""
    count = 0
    while count < table.grid.rows - 1 and _spans_all(table, count):
        count += 1
    return count


def _spans_all(table: Table, row: int) -> bool:
    cells = table.starting_in(row)
    return len(cells) == 1 and cells[0].columns == table.grid.columns and cells[0].rows == 1


def _header_rows(table: Table, first: int) -> int:
    if table.grid.columns == 2 and not _is_headed_pair(table, first):
        return 0
    for count in range(min(_MOST_HEADER_ROWS + 1, table.grid.rows - first)):
        if _is_body(table, first + count):
            return count
    return _text_header_rows(table, first)


def _is_body(table: Table, row: int) -> bool:
    values = [text for cell in table.starting_in(row) if (text := table.text(cell))]
    numeric = sum(_is_numeric(value) for value in values)
    return numeric >= 2 or (numeric == 1 and len(values) <= 3)


def _is_numeric(value: str) -> bool:
    return bool(_NUMERIC.fullmatch(fold(value).replace(" ", "")))


def _is_headed_pair(table: Table, first: int) -> bool:
    """Two columns have a header if numbers stand below words."""
    below = [table.value(row, 1) for row in range(first + 1, table.grid.rows)]
    numeric = sum(_is_numeric(value) for value in below)
    return not _is_numeric(table.value(first, 1)) and numeric >= 0.6 * len(below)


def _text_header_rows(table: Table, first: int) -> int:
    """Without numbers: short distinct words over every column, one row more where they span."""
    cells = table.starting_in(first)
    texts = [table.text(cell) for cell in cells]
    short = all(0 < len(text) <= 20 for text in texts) and len(set(texts)) == len(texts)
    if not short or len(cells) < 2 or table.grid.rows - first < 2:
        return 0
    return min(max(cell.rows for cell in cells), table.grid.rows - first - 1)


def _header(table: Table, first: int, count: int) -> Header | None:
    if not count:
        return None
    levels = [
        [table.value(row, column) for column in range(table.grid.columns)]
        for row in range(first, first + count)
    ]
    return Header(tuple(header_paths(levels)), table.grid.edges)


def _row(table: Table, row: int, header: Header | None) -> Iterator[Row]:
    printed = "　".join(text for cell in table.starting_in(row) if (text := table.text(cell)))
    if not printed:
        return
    if _spans_all(table, row):
        yield BlockKind.PARAGRAPH, printed
        return
    values = [table.value(row, column) for column in range(table.grid.columns)]
    read = _pair(values) if header is None else sentence(header.names, _once(table, row, values))
    if len(printed) > _LONGEST_AS_PRINTED or read.replace("；", "　") == printed:
        yield BlockKind.TABLE_ROW, read
    else:
        yield BlockKind.TABLE_ROW, f"{printed}\n{read}"


def _pair(values: list[str]) -> str:
    """A row without headers; of two columns the first names the second."""
    if len(values) == 2 and values[0] and values[1] and len(values[0]) <= 30:
        return f"{values[0]}：{values[1]}"
    return "；".join(dict.fromkeys(value for value in values if value))


def _once(table: Table, row: int, values: list[str]) -> list[str]:
    """A value that spans several columns is said under the first of them only."""
    cells = [table.covering.get((row, column)) for column in range(table.grid.columns)]
    return [
        "" if column and cell is not None and cells[column - 1] is cell else value
        for column, (cell, value) in enumerate(zip(cells, values, strict=True))
    ]

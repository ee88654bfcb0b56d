"""Tables as rows: each as printed and as "header：value" with all levels of headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.document import BlockKind
from knowledge.pdf.cells import Table
from knowledge.pdf.grid import Cell
from knowledge.pdf.paragraphs import paragraphs
from knowledge.readers.tables import header_paths, sentence
from knowledge.text import fold

_NUMERIC = re.compile(
    r"[△▲+-]?[¥]?[\d,. ]*\d[\d,.]*(?:[%円人件千万億百年月日台冊校回時間か所割倍点]|ポイント)*"
    r"|[-－皆減増純]{1,2}"
)
_GAP = "\u3000"
_MOST_HEADER_ROWS = 3
_LONGEST_NAME = 30
_SHORT = 40  # characters: longer cells are left out of the row as printed
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


def rows(table: Table, before: Header | None) -> tuple[list[Row], Header | None]:
    """The rows of a table and its header; `before` is the header of the table before it."""
    first = _captions(table)
    count = _header_rows(table, first)
    header = _header(table, first, count)
    if not count and before is not None and before.fits(table):
        header = before
    captions = [(BlockKind.PARAGRAPH, table.value(row, 0)) for row in range(first) if table.value(row, 0)]
    names = [row for number in range(first, first + count) for row in _row(table, number, None)]
    body = [row for number in range(first + count, table.grid.rows) for row in _row(table, number, header)]
    return [*captions, *names, *body], header


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
    """How many rows from `first` on are headers; 0 in forms and lists."""
    if table.grid.columns == 2 and not _is_headed_pair(table, first):
        return 0
    most = min(_MOST_HEADER_ROWS + 1, table.grid.rows - first)
    body = next((count for count in range(most) if _is_body(table, first + count)), None)
    count = _text_header_rows(table, first) if body is None else body
    return count if count and _names_columns(table, first, count) else 0


def _names_columns(table: Table, first: int, count: int) -> bool:
    """Whether the last header row has short names and the cells below stand in its columns."""
    names = _cells_across(table, first + count - 1)
    texts = [table.text(cell) for cell in names]
    named = sum(bool(text) for text in texts)
    wanted = min(0.5 * len(names), len(names) - 1)  # the corner may be empty
    short = all(len(text) <= _LONGEST_NAME for text in texts)
    return len(names) > 1 and named >= wanted and short and _stand_below(table, names, first + count)


def _cells_across(table: Table, row: int) -> list[Cell]:
    """The cells that a row passes through, from the left, each once."""
    covering = (table.grid.covering.get((row, column)) for column in range(table.grid.columns))
    return list({cell.position: cell for cell in covering if cell is not None}.values())


def _stand_below(table: Table, names: list[Cell], first: int) -> bool:
    """In a table, unlike a form, a cell does not reach over two names."""
    below = [cell for cell in table.grid.cells if cell.row >= first and not _spans_all(table, cell.row)]
    within = sum(
        any(
            name.column <= cell.column and cell.column + cell.columns <= name.column + name.columns
            for name in names
        )
        for cell in below
    )
    return within >= 0.8 * len(below)


def _is_body(table: Table, row: int) -> bool:
    values = [text for cell in table.starting_in(row) if (text := table.text(cell))]
    numeric = sum(_is_numeric(value) for value in values)
    return numeric >= 2 or (numeric == 1 and len(values) <= 3)


def _is_numeric(value: str) -> bool:
    return bool(_NUMERIC.fullmatch(fold(value).replace(" ", "")))


def _is_headed_pair(table: Table, first: int) -> bool:
    """Two columns have a header if numbers stand below words."""
    below = [value for row in range(first + 1, table.grid.rows) if (value := table.value(row, 1))]
    numeric = sum(_is_numeric(value) for value in below)
    return not _is_numeric(table.value(first, 1)) and numeric >= max(1, 0.6 * len(below))


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
    cells = table.starting_in(row)
    texts = [text for cell in cells if (text := table.text(cell))]
    if not texts:
        return
    if header is None and max(map(len, texts)) > _LAYOUT_CELL:
        yield from _running_text(table, cells)
    elif _spans_all(table, row) or (header is None and len(texts) == 1):
        yield BlockKind.PARAGRAPH, texts[0]
    else:
        yield BlockKind.TABLE_ROW, _as_printed_and_read(table, row, header, texts)


def _running_text(table: Table, cells: list[Cell]) -> Iterator[Row]:
    """Cells that only frame running text."""
    for cell in cells:
        for paragraph in paragraphs(table.lines.get(cell.position, ())):
            yield paragraph.kind, paragraph.text


def _as_printed_and_read(table: Table, row: int, header: Header | None, texts: list[str]) -> str:
    """The short cells as they stand side by side, then every value with its headers.

    Quotations can be checked against the page by the first line; the second
    says what each value is.
    """
    if header is None:
        return _GAP.join(texts)
    printed = _GAP.join(text for text in texts if len(text) <= _SHORT)
    read = sentence(header.names, _values(table, row))
    return f"{printed}\n{read}" if _GAP in printed else read


def _values(table: Table, row: int) -> list[str]:
    """The value of each column.

    A value over several columns is said under the first; one over several rows
    is repeated where it is a label, an amount or a long text is said once.
    """
    values: list[str] = []
    for column in range(table.grid.columns):
        cell = table.grid.covering.get((row, column))
        text = table.value(row, column)
        repeated = cell is not None and cell.row < row and (_is_numeric(text) or len(text) > _SHORT)
        values.append("" if repeated or (cell is not None and cell.column < column) else text)
    return values

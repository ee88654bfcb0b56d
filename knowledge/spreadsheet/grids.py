"""A region read as a table: header rows and body rows."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.readers import tables
from knowledge.spreadsheet.sheet import Area, Sheet

_DEEPEST_HEADER = 4
_FILLED = 0.6  # of the columns that a header names
_UNDER_HEADERS = 0.8  # of the body's cells that stand in a column with a header


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one header per column (levels joined) and its rows."""

    headers: list[str]
    rows: list[list[str]]


def grid(region: Sheet) -> Grid | None:
    """The region as a table, or None where it is none."""
    numbered = region.rows()
    columns = sorted({column for _, filled in numbered for column in filled})
    if len(numbered) < 2 or len(columns) < 2 or _is_hinted(region, columns):
        return None
    depth = _header_depth(region, numbered[0][0], numbered[0][1])
    head = [row for row, _ in numbered if row < numbered[0][0] + depth]
    body = [row for row, _ in numbered if row >= numbered[0][0] + depth]
    levels = [_values(region, row, columns, across=True) for row in head]
    headers = tables.header_paths(levels)
    rows = [_values(region, row, columns, across=False) for row in body]
    if not rows or not _is_table(headers, rows):
        return None
    return Grid(headers, rows)


def _is_hinted(region: Sheet, columns: list[int]) -> bool:
    """Whether two columns leave a field free between them: labels and hints, no table."""
    if len(columns) != 2:
        return False
    left, right = columns
    reaches = max(region.area(row, column).right for row, column in region.cells if column == left)
    return reaches + 1 < right


def _header_depth(region: Sheet, first: int, filled: list[int]) -> int:
    """How many rows the header has: as many as its tallest cell, or one more below wide cells."""
    areas = [region.area(first, column) for column in filled]
    depth = max(area.bottom - first + 1 for area in areas)
    if depth == 1 and _is_split(region, first + 1, [area for area in areas if area.is_wide]):
        depth = 2
    return min(depth, _DEEPEST_HEADER)


def _is_split(region: Sheet, row: int, wide: list[Area]) -> bool:
    """Whether the row below wide header cells divides them: words under each, more than one under some."""
    below = [[c for c in range(area.left, area.right + 1) if (row, c) in region.cells] for area in wide]
    words = [region.cells[row, column] for columns in below for column in columns]
    return (
        bool(below) and all(below) and len(words) > len(wide) and not any(map(tables.is_bare_number, words))
    )


def _values(region: Sheet, row: int, columns: list[int], across: bool) -> list[str]:
    """The texts of a row: a tall merged cell in each of its rows, a wide one in each column if `across`."""
    values = {column: region.cells.get((row, column), "") for column in columns}
    begun = [region.area(row, column) for column in columns if (row, column) in region.cells]
    for area in (*region.tall.get(row, ()), *begun):
        covered = range(area.left, area.right + 1) if across else [area.left]
        text = region.cells[area.top, area.left]
        values |= {column: text for column in covered if column in values}
    return [values[column] for column in columns]


def _is_table(headers: list[str], body: list[list[str]]) -> bool:
    named = sum(1 for header in headers if header)
    if named < 2 or named < _FILLED * len(headers) or not tables.could_be_headers(headers, body):
        return False
    if len(headers) == 2:
        return tables.has_header([headers, *body])
    cells = [bool(headers[at]) for row in body for at, value in enumerate(row) if value]
    return len(cells) > len(body) and sum(cells) >= _UNDER_HEADERS * len(cells)

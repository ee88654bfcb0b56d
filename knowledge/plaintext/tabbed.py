"""Tables whose cells are parted by tabs or bars."""

from __future__ import annotations

import re

from knowledge.readers.tables import Row

_BARE_NUMBER = re.compile(r"[\d０-９,，.．%％△▲\-－]+")
_LONGEST_HEADER = 24
_RULE_ROW = re.compile(r"[|\s:\-－―]+")
_EVEN = 2  # characters by which wrapped lines of one cell may differ


def cells_of(row: str) -> list[str]:
    """The cells of one line; blanks that only show where a cell was wrapped are removed."""
    parts = row.strip("|").split("|") if row.startswith("|") else row.split("\t")
    return [_unwrapped(part.strip()) for part in parts]


def is_rule(row: str) -> bool:
    """Whether a line only draws the border below a header."""
    return bool(_RULE_ROW.fullmatch(row))


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns.

    Its cells are short, none is a bare number or comes again below it, and the
    rows below look different: longer, or with numbers, or under an empty corner.
    """
    if len(rows) < 2:
        return False
    first, below = rows[0], rows[1:]
    if any(len(cell) > _LONGEST_HEADER or _BARE_NUMBER.fullmatch(cell) for cell in first):
        return False
    columns = [(cell, [row[at] for row in below if at < len(row)]) for at, cell in enumerate(first) if cell]
    if any(cell in values for cell, values in columns):
        return False
    return not first[0] or any(_differs(cell, values) for cell, values in columns)


def _differs(header: str, values: list[str]) -> bool:
    filled = [value for value in values if value]
    if not filled:
        return False
    numbers = not re.search(r"\d", header) and all(re.search(r"[\d０-９]", value) for value in filled)
    return numbers or min(map(len, filled)) > 2 * len(header)


def carried(rows: list[list[str]]) -> list[list[str]]:
    """Rows with the values that a merged cell above them holds.

    Only a row that begins with an empty cell continues the one above; there an
    empty cell repeats what stands over it unless that is a bare number.
    """
    full: list[list[str]] = []
    for row in rows:
        if full and row and not row[0]:
            row = [value or _from_above(full[-1], at) for at, value in enumerate(row)]
        full.append(row)
    return full


def _from_above(above: Row, column: int) -> str:
    value = above[column] if column < len(above) else ""
    return "" if _BARE_NUMBER.fullmatch(value) else value


def _unwrapped(cell: str) -> str:
    """A cell that was wrapped into lines of one width, as one piece."""
    pieces = cell.split(" ")
    if len(pieces) < 3:
        return cell
    full = [len(piece) for piece in pieces[:-1]]
    even = max(full) - min(full) <= _EVEN and min(full) >= 5 and len(pieces[-1]) <= max(full)
    return "".join(pieces) if even else cell

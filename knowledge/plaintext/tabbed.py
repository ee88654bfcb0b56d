"""Tables whose cells are parted by tabs or bars."""

from __future__ import annotations

import re

from knowledge.readers.tables import Row, is_bare_number

_RULE_ROW = re.compile(r"[|\s:\-－―]+")
_EVEN = 2  # characters by which wrapped lines of one cell may differ


def cells_of(row: str) -> list[str]:
    """The cells of one line; blanks that only show where a cell was wrapped are removed."""
    parts = row.strip("|").split("|") if row.startswith("|") else row.split("\t")
    return [_unwrapped(part.strip()) for part in parts]


def is_rule(row: str) -> bool:
    """Whether a line only draws the border below a header."""
    return bool(_RULE_ROW.fullmatch(row))


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
    return "" if is_bare_number(value) else value


def _unwrapped(cell: str) -> str:
    """A cell that was wrapped into lines of one width, as one piece."""
    pieces = cell.split(" ")
    if len(pieces) < 3:
        return cell
    full = [len(piece) for piece in pieces[:-1]]
    even = max(full) - min(full) <= _EVEN and min(full) >= 5 and len(pieces[-1]) <= max(full)
    return "".join(pieces) if even else cell

"""Tables of a page as headers and rows, spans filled in."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from knowledge.readers import tables

_WIDEST = 200  # columns; a span beyond it is a mistake or an attack
_TALLEST = 2000


def is_layout(table: LexborNode) -> bool:
    """Whether a table only arranges the page: other blocks inside, or a single column."""
    if table.css_first("table table, td h1, td h2, td h3, td ul, td div p") is not None:
        return True
    return all(len(row.css("td,th")) < 2 for row in table.css("tr"))


def grid(table: LexborNode) -> tuple[list[str], list[list[str]]]:
    """Headers (levels joined) and body rows; a spanned cell is repeated over what it covers."""
    filled: dict[tuple[int, int], str] = {}
    header_rows: list[int] = []
    rows = table.css("tr")
    for number, row in enumerate(rows):
        cells = row.css("td,th")
        if header_rows == list(range(number)) and cells and all(cell.tag == "th" for cell in cells):
            header_rows.append(number)
        _fill(filled, number, cells)
    width = max((column for _, column in filled), default=-1) + 1
    full = [[filled.get((number, column), "") for column in range(width)] for number in range(len(rows))]
    depth = len(header_rows) or int(tables.has_header(full))
    return tables.header_paths(full[:depth]), full[depth:]


def _fill(filled: dict[tuple[int, int], str], number: int, cells: list[LexborNode]) -> None:
    column = 0
    for cell in cells:
        while (number, column) in filled:
            column += 1
        text = " ".join(cell.text(separator=" ").split())
        for down in range(_span(cell, "rowspan", _TALLEST)):
            for across in range(_span(cell, "colspan", _WIDEST)):
                filled[number + down, column + across] = text
        column += 1


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), most) if value.isdecimal() and int(value) > 0 else 1

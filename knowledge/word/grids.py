"""Tables of a document as headers and rows, merged cells filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from knowledge.readers import tables
from knowledge.text import close_up, one_line
from knowledge.word.package import W, is_on, value
from knowledge.word.runs import words

_WIDEST = 200


def paragraphs(element: Any) -> Iterator[Any]:
    """All paragraphs inside, those of content controls and inner tables too."""
    yield from element.iter(f"{W}p")


def grid(table: Any, text: Callable[[Any], str]) -> tuple[list[str], list[list[str]]]:
    """Headers (levels joined) and body rows. `text` gives the words of a cell."""
    rows: list[list[str]] = []
    merged: list[list[bool]] = []
    marked = 0
    for row in _children(table, "tr"):
        above = rows[-1] if rows else []
        cells, continued = _row(row, above, text)
        rows.append(cells)
        merged.append(continued)
        marked += len(rows) == marked + 1 and is_on(row.find(f"{W}trPr"), "tblHeader")
    width = max(map(len, rows), default=0)
    full = [row + [""] * (width - len(row)) for row in rows]
    depth = min(marked or _depth(full, merged), max(len(full) - 1, 0))
    return tables.header_paths(full[:depth]), full[depth:]


def _depth(rows: list[list[str]], merged: list[list[bool]]) -> int:
    """How many rows name the columns: the first, and those that its tall cells reach into."""
    if not tables.has_header(rows) and not _splits(rows):
        return 0
    depth = 1
    while depth < len(rows) - 1 and any(merged[depth]):
        if all(merged[depth]) or not _splits(rows[depth - 1 :]):
            break
        depth += 1
    return depth


def _splits(rows: list[list[str]]) -> bool:
    """Whether the second row divides a cell that spans columns of the first."""
    if len(rows) < 3:
        return False
    first, second = rows[0], rows[1]
    pairs = [(at, at + 1) for at in range(len(first) - 1) if first[at] and first[at] == first[at + 1]]
    divided = any(second[left] != second[right] for left, right in pairs)
    return divided and not any(map(tables.is_bare_number, second))


def _row(row: Any, above: list[str], text: Callable[[Any], str]) -> tuple[list[str], list[bool]]:
    """The cells of a row over all columns, and which of them continue the cell above."""
    cells: list[str] = [""] * _before(row)
    continued: list[bool] = [False] * len(cells)
    for cell in _children(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        goes_on = _goes_on(properties)
        at = len(cells)
        words_here = above[at] if goes_on and at < len(above) else text(cell)
        span = value(properties, "gridSpan")
        width = min(int(span), _WIDEST) if span.isdecimal() else 1
        cells += [words_here] * width
        continued += [goes_on] * width
    return cells, continued


def _before(row: Any) -> int:
    """Columns that a row leaves out at its beginning."""
    skipped = value(row.find(f"{W}trPr"), "gridBefore")
    return min(int(skipped), _WIDEST) if skipped.isdecimal() else 0


def _goes_on(properties: Any) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val") != "restart"


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children of a name, also through content controls and tracked insertions."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(child, name)


def plain(cell: Any) -> str:
    """The words of a cell without numbering."""
    return close_up("\n".join(one_line(words(paragraph)) for paragraph in paragraphs(cell)))

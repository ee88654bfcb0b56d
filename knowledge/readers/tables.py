"""Table rows as sentences: "見出し：値；見出し：値"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.text import one_line

Row = Sequence[str]

_BARE_NUMBER = re.compile(r"[\d０-９,，.．%％△▲\-－]+")
_LONGEST_HEADER = 40


def sentence(headers: Row, row: Row) -> str:
    """One row as "header：value；header：value".

    A value under an empty header stands alone. Empty values are left out. A
    value that merely continues its left neighbour's merged cell (same header,
    same value) is named once.
    """
    parts: list[str] = []
    for column, value in enumerate(row):
        header = one_line(headers[column]) if column < len(headers) else ""
        value = one_line(value)
        part = f"{header}：{value}" if header and header != value else value
        if value and (not parts or part != parts[-1]):
            parts.append(part)
    return "；".join(parts)


def sentences(headers: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Every row that says something, as a sentence."""
    return (text for row in rows if (text := sentence(headers, row)))


def header_paths(levels: Sequence[Row]) -> list[str]:
    """Headers of several rows as one row: "財源内訳・一般財源".

    Merged header cells must already be repeated over their columns and rows. A
    word that recurs directly below itself is named once.
    """
    width = max((len(level) for level in levels), default=0)
    return ["・".join(_distinct(levels, column)) for column in range(width)]


def _distinct(levels: Sequence[Row], column: int) -> list[str]:
    words: list[str] = []
    for level in levels:
        word = one_line(level[column]) if column < len(level) else ""
        if word and (not words or words[-1] != word):
            words.append(word)
    return words


def is_bare_number(text: str) -> bool:
    """Whether a cell holds nothing but a number."""
    return bool(_BARE_NUMBER.fullmatch(text))


def could_be_headers(headers: Row, body: Sequence[Row]) -> bool:
    """Whether words may name columns: short, no bare number, none of them a value further down."""
    if any(len(word) > _LONGEST_HEADER or is_bare_number(word) for word in headers):
        return False
    return not any(word in _column(body, at) for at, word in enumerate(headers) if word)


def has_header(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns of the others.

    The rows below must look different: longer, or with numbers, or under an
    empty corner.
    """
    if len(rows) < 2 or not could_be_headers(rows[0], rows[1:]):
        return False
    return not rows[0][0] or any(
        _differs(word, _column(rows[1:], at)) for at, word in enumerate(rows[0]) if word
    )


def _column(rows: Sequence[Row], at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row) and row[at]]


def _differs(header: str, values: list[str]) -> bool:
    if not values:
        return False
    numbers = not re.search(r"\d", header) and all(re.search(r"[\d０-９]", value) for value in values)
    return numbers or min(map(len, values)) > 2 * len(header)

"""Table rows as sentences: "見出し：値；見出し：値"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from knowledge.readers.composition import one_line

Row = Sequence[str]


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

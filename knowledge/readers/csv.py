"""Comma or tab separated text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from knowledge.document import Metadata, ParsedDocument, Place, PlaceKind
from knowledge.readers import Limits, Unreadable, tables
from knowledge.readers.composition import Composition
from knowledge.readers.decoding import text_of

_DELIMITERS = ",\t;|"
_SAMPLE = 50  # lines


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a table; the place of a row is its line, the first row names the columns.

    Rows above the first row that fills every column are text (a title, notes).
    """
    text = text_of(path, limits)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    out = Composition(limits)
    headers: list[str] = []
    width = 0
    try:
        rows = [(reader.line_num, _trimmed(row)) for row in reader]
    except csv.Error as error:
        raise Unreadable("damaged", str(error)) from error
    width = max((len(row) for _, row in rows), default=0)
    for line, row in rows:
        out.place = Place(PlaceKind.LINE, line)
        if not headers and sum(map(bool, row)) < max(2, width - 1):
            out.paragraph(" ".join(filter(None, row)))
        elif not headers and not any(map(tables.is_bare_number, row)):
            headers = row
        else:
            out.row(tables.sentence(headers, row))
    if headers and not any(row for _, row in rows[1:]):
        out.row("；".join(headers))
    return out.document(Metadata())


def _trimmed(row: list[str]) -> list[str]:
    """Without the empty columns that a spreadsheet leaves at the right."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _delimiter(text: str) -> str:
    """The delimiter that occurs equally often in most of the first lines."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    return max(
        _DELIMITERS,
        key=lambda sign: min((line.count(sign) for line in lines), default=0) * 1000 + text.count(sign),
    )

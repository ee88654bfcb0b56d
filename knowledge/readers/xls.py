"""Excel workbooks of the older kind (.xls) through xlrd."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import xlrd

from knowledge.document import ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.spreadsheet.display import is_date_format, shown
from knowledge.spreadsheet.sheet import Area, Sheet
from knowledge.spreadsheet.writing import compose


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a workbook; formulas give the values that were saved with them."""
    with Path(os.devnull).open("w") as nowhere:
        try:
            book = xlrd.open_workbook(path, formatting_info=True, logfile=nowhere)
        except xlrd.XLRDError as error:
            code = "encrypted" if "encrypted" in str(error).lower() else "damaged"
            raise Unreadable(code, str(error)) from error
    return compose([_sheet(book, sheet) for sheet in book.sheets()], "", limits)


def _sheet(book: Any, sheet: Any) -> Sheet:
    cells = {
        (row + 1, column + 1): text
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if (text := _text(book, sheet.cell(row, column)))
    }
    # xlrd gives ranges from 0, with an end that no longer belongs to them.
    merged = {
        (top + 1, left + 1): Area(top + 1, left + 1, bottom, right)
        for top, bottom, left, right in sheet.merged_cells
    }
    notes = tuple(str(note.text) for note in sheet.cell_note_map.values())
    return Sheet(sheet.name, cells, merged, sheet.visibility != 0, notes)


def _text(book: Any, cell: Any) -> str:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return ""
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), "General")
    number_format = _format(book, cell)
    if cell.ctype == xlrd.XL_CELL_DATE and is_date_format(number_format):
        try:
            return shown(xlrd.xldate_as_datetime(cell.value, book.datemode), number_format)
        except (OverflowError, ValueError):
            return shown(cell.value, "General")
    return shown(cell.value, number_format).strip()


def _format(book: Any, cell: Any) -> str:
    key = book.xf_list[cell.xf_index].format_key if cell.xf_index is not None else 0
    found = book.format_map.get(key)
    return str(found.format_str) if found else "General"

"""Excel workbooks (.xlsx, .xlsm): values as saved and as displayed, merged cells, hidden sheets."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from knowledge import archive_guard
from knowledge.document import Finding, ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.spreadsheet import drawings, formulas
from knowledge.spreadsheet.display import shown
from knowledge.spreadsheet.sheet import Area, Sheet
from knowledge.spreadsheet.writing import compose

_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a workbook; formulas give the values that were saved with them."""
    archive_guard.check(path, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of every extension that it leaves out
        try:
            book = openpyxl.load_workbook(path, data_only=True)
        except (InvalidFileException, KeyError) as error:
            raise Unreadable("damaged", f"{type(error).__name__}: {error}") from error
    boxes = drawings.text_boxes(path)
    sheets = [_sheet(sheet, boxes.get(sheet.title, ())) for sheet in book.worksheets]
    document = compose(sheets, (book.properties.title or "").strip(), limits)
    return _with_formulas(document, formulas.uncalculated(path))


def _with_formulas(document: ParsedDocument, uncalculated: int) -> ParsedDocument:
    if not uncalculated:
        return document
    finding = Finding("formula_without_value", detail=str(uncalculated))
    return replace(document, findings=(*document.findings, finding))


def _sheet(sheet: Any, boxes: tuple[str, ...]) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    notes: list[str] = list(boxes)
    # The sparse cells: iter_rows would walk a billion blanks where one cell stands in the last corner.
    for (row, column), cell in sheet._cells.items():
        text = _text(cell)
        if text:
            cells[row, column] = text
        if cell.comment is not None:
            notes.append(str(cell.comment.text))
    merged = {
        (area.min_row, area.min_col): Area(area.min_row, area.min_col, area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
    }
    return Sheet(sheet.title, cells, merged, sheet.sheet_state != "visible", tuple(notes))


def _text(cell: Any) -> str:
    if cell.value is None or cell.value in _ERRORS:
        return ""
    return shown(cell.value, str(cell.number_format)).strip()

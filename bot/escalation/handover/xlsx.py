"""Enquiries as a workbook: one row each, with a column for the answer."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.escalation.handover.enquiry import Enquiry
from bot.texts import handover as texts
from knowledge.text import clean

_WIDTHS = (16, 14, 14, 22, 18, 30, 60, 50, 18, 30, 60)
_LONGEST = 32_000  # characters; a cell holds 32,767


def as_xlsx(enquiries: Sequence[Enquiry]) -> bytes:
    """One sheet; no cell can be taken for a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = texts.SHEET
    _write(sheet, 1, texts.COLUMNS)
    for number, enquiry in enumerate(enquiries, 2):
        _write(sheet, number, _row(enquiry))
    for cell, width in zip(sheet[1], _WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "B2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _row(enquiry: Enquiry) -> tuple[str, ...]:
    return (
        enquiry.number,
        texts.era_day(enquiry.dated),
        enquiry.document_number,
        enquiry.addressee,
        enquiry.sender,
        enquiry.subject,
        enquiry.body,
        "\n".join(texts.sources(enquiry.sources)),
        texts.era_day(enquiry.answer_by),
        enquiry.mark,
        "",
    )


def _write(sheet: Worksheet, number: int, values: Sequence[str]) -> None:
    for column, value in enumerate(values, 1):
        _fill(sheet.cell(number, column), clean(value)[:_LONGEST])


def _fill(cell: Cell, text: str) -> None:
    cell.value = text
    # Text stays text, whatever it begins with, also when somebody edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")

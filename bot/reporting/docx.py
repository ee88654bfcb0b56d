"""The file for a successor as a Word document."""

from __future__ import annotations

import io

from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import Table

from bot.escalation.handover.a4 import blank
from bot.reporting.pack import Pack, Section
from bot.texts import handover_pack as texts
from knowledge.text import clean

_GRID = "Table Grid"


def as_docx(pack: Pack) -> bytes:
    """Every section with its table; the first row of a table is repeated on every page."""
    document = blank(title=pack.title, author=pack.organisation, dated=pack.dated)
    document.add_heading(pack.title, 0)
    document.add_paragraph(clean(pack.subtitle))
    for number, section in enumerate(pack.sections, 1):
        _add(document, number, section)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add(document: Document, number: int, section: Section) -> None:
    document.add_heading(f"{number}　{section.heading}", 1)
    document.add_paragraph(section.lead)
    if not section.rows:
        document.add_paragraph(texts.NONE)
        return
    table = document.add_table(rows=0, cols=len(section.columns), style=_GRID)
    for values in (section.columns, *section.rows):
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = clean(value)
    _repeat_first_row(table)


def _repeat_first_row(table: Table) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True

"""An enquiry as a Word document, for an approval (起案) or an attachment."""

from __future__ import annotations

import datetime as dt
import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot.escalation.handover.enquiry import Enquiry
from bot.escalation.handover.letter import Align, Paragraph, letter
from knowledge.text import clean

_FONT = "MS Mincho"
_SIZE = 10.5
_ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def as_docx(enquiry: Enquiry) -> bytes:
    """The letter on A4, in the font and the margins of official documents."""
    document = docx.Document()
    _set_up(document, enquiry)
    for paragraph in letter(enquiry):
        _add(document, paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Document, enquiry: Enquiry) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    about = document.core_properties
    about.title, about.author, about.comments = clean(enquiry.subject), clean(enquiry.sender), ""
    about.created = about.modified = dt.datetime.combine(enquiry.dated, dt.time())


def _add(document: Document, paragraph: Paragraph) -> None:
    added = document.add_paragraph()
    added.alignment = _ALIGNMENTS[paragraph.align]
    added.paragraph_format.space_after = Pt(0)
    run = added.add_run(clean(paragraph.text))
    run.bold = paragraph.heading

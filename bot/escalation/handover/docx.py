"""An enquiry as a Word document, for an approval (起案) or an attachment."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from bot.escalation.handover.a4 import blank
from bot.escalation.handover.enquiry import Enquiry
from bot.escalation.handover.letter import Align, Paragraph, letter
from knowledge.text import clean

_ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def as_docx(enquiry: Enquiry) -> bytes:
    """The letter on A4, in the font and the margins of official documents."""
    document = blank(title=enquiry.subject, author=enquiry.sender, dated=enquiry.dated)
    for paragraph in letter(enquiry):
        _add(document, paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add(document: Document, paragraph: Paragraph) -> None:
    added = document.add_paragraph()
    added.alignment = _ALIGNMENTS[paragraph.align]
    added.paragraph_format.space_after = Pt(0)
    run = added.add_run(clean(paragraph.text))
    run.bold = paragraph.heading

"""An empty Word document in the form of official documents."""

from __future__ import annotations

import datetime as dt

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from knowledge.text import clean

_FONT = "MS Mincho"
_SIZE = 10.5
_HEADINGS = ("Title", "Heading 1")


def blank(*, title: str, author: str, dated: dt.date) -> Document:
    """A4 with margins of 25 mm, in one font; nothing of the machine is in its properties."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    document.styles["Normal"].font.size = Pt(_SIZE)
    for name in ("Normal", *_HEADINGS):
        style = document.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    about = document.core_properties
    about.title, about.author, about.comments = clean(title), clean(author), ""
    about.created = about.modified = dt.datetime.combine(dated, dt.time())
    return document

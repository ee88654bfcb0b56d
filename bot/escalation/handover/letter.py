"""An enquiry in the usual form of an official letter, paragraph by paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.escalation.handover.enquiry import Enquiry
from bot.texts import handover as texts

_COLUMNS = 72
"""Half-width columns of a line of plain text: 36 characters."""


class Align(StrEnum):
    """Where a paragraph stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; an empty one is a blank line."""

    text: str = ""
    align: Align = Align.LEFT
    heading: bool = False


def letter(enquiry: Enquiry) -> list[Paragraph]:
    """The whole letter: head, subject, 記, numbered sections, contact."""
    return [*_head(enquiry), Paragraph(), *_sections(enquiry), Paragraph(), *_contact(enquiry)]


def plain(paragraphs: Sequence[Paragraph]) -> str:
    """The letter as plain text with full-width blanks, as it is pasted into a mail or an approval."""
    return "\n".join(_indented(each) for each in paragraphs)


def mail(enquiry: Enquiry) -> str:
    """The draft of a mail: to whom, the subject with the mark, and the letter without its head."""
    body = [*_opening(enquiry), Paragraph(), *_sections(enquiry), Paragraph(), *_contact(enquiry)]
    left = [Paragraph(each.text) for each in body]
    head = texts.mail_head(enquiry.addressee, enquiry.address, f"{enquiry.subject} {enquiry.mark}")
    return f"{head}\n\n{plain(left)}\n"


def _head(enquiry: Enquiry) -> Iterator[Paragraph]:
    yield Paragraph(enquiry.document_number or texts.NO_NUMBER, Align.RIGHT)
    yield Paragraph(texts.era_day(enquiry.dated), Align.RIGHT)
    yield Paragraph()
    yield Paragraph(texts.to(enquiry.addressee))
    yield Paragraph()
    yield Paragraph(enquiry.sender, Align.RIGHT)
    yield Paragraph()
    yield Paragraph(enquiry.subject, Align.CENTRE, heading=True)
    yield Paragraph()
    yield Paragraph(f"　{texts.REQUEST}")
    yield Paragraph()
    yield Paragraph(texts.NOTE, Align.CENTRE)


def _opening(enquiry: Enquiry) -> Iterator[Paragraph]:
    yield Paragraph(texts.to(enquiry.addressee))
    yield Paragraph()
    yield Paragraph(texts.mail_opening(enquiry.sender))


def _sections(enquiry: Enquiry) -> Iterator[Paragraph]:
    sections = [(texts.MATTER, enquiry.body.splitlines())]
    if enquiry.sources:
        sections.append((texts.SOURCES, texts.sources(enquiry.sources)))
    sections.append((texts.ANSWER_BY, [texts.answer_by(enquiry.answer_by)]))
    sections.append((texts.HOW, [texts.HOW_TO_ANSWER, enquiry.mark]))
    for number, (heading, lines) in enumerate(sections, 1):
        yield Paragraph(texts.numbered(number, heading), heading=True)
        yield from (Paragraph(f"　{line}" if line else "") for line in lines)


def _contact(enquiry: Enquiry) -> Iterator[Paragraph]:
    yield from (Paragraph(line, Align.RIGHT) for line in enquiry.contact)


def _indented(paragraph: Paragraph) -> str:
    free = max(_COLUMNS - _width(paragraph.text), 0) // 2
    if not paragraph.text or paragraph.align is Align.LEFT:
        return paragraph.text
    return "　" * (free // 2 if paragraph.align is Align.CENTRE else free) + paragraph.text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "FWA" else 1 for each in text)

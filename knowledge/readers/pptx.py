"""PowerPoint presentations (.pptx): slide by slide, with tables, groups, charts and notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
from pptx.exc import PackageNotFoundError

from knowledge import archive_guard
from knowledge.document import Metadata, ParsedDocument, Place, PlaceKind
from knowledge.readers import Limits, Unreadable
from knowledge.readers.composition import Composition
from knowledge.slides import shapes
from knowledge.text import one_line

_LONGEST_TITLE = 60
_KIND = "slides"


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a presentation; each slide begins a new path with its title."""
    archive_guard.check(path, limits)
    try:
        presentation = pptx.Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable("damaged", f"{type(error).__name__}: {error}") from error
    slides = list(presentation.slides)
    if len(slides) > limits.pages:
        raise Unreadable("too_large", f"{len(slides)} slides")
    out = Composition(limits)
    for number, slide in enumerate(slides, start=1):
        out.place = Place(PlaceKind.SLIDE, number)
        _slide(slide, out)
    return out.document(Metadata(kind=_KIND), named=presentation.core_properties.title or "")


def _slide(slide: Any, out: Composition) -> None:
    if slide._element.get("show") == "0":
        out.finding("hidden_slide")
    title = _title(slide)
    out.title(title)
    pictures = shapes.write(slide.shapes, title, out)
    if pictures and not title and not any(shapes.words(shape) for shape in shapes.ordered(slide.shapes)):
        out.finding("picture_only")
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for line in slide.notes_slide.notes_text_frame.text.split("\n"):
            out.footnote(line)


def _title(slide: Any) -> str:
    """The title that the slide names, else its first line: a path must not run on from the slide before."""
    named = slide.shapes.title
    if named is not None and named.has_text_frame and named.text_frame.text.strip():
        return one_line(named.text_frame.text.replace("\v", "\n"))
    lines = [one_line(text) for shape in shapes.ordered(slide.shapes) for text in shapes.words(shape)]
    return lines[0] if lines and len(lines[0]) <= _LONGEST_TITLE else ""

"""A picture as blocks of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from knowledge.document import Block, BlockKind, Finding, Place
from knowledge.ocr.order import in_order
from knowledge.ocr.recognised import Recognise, RecognisedLine, confidence
from knowledge.pdf.lines import Line
from knowledge.pdf.paragraphs import paragraphs
from knowledge.text import clean


def read_images(
    images: Iterable[Any], place: Place, recognise: Recognise
) -> tuple[list[Block], list[Finding]]:
    """The blocks of PIL images, and a finding for each that could not be read (`recognition_failed`).

    One picture must not cost the others, so whatever an engine raises is caught.
    """
    found: list[Block] = []
    failures: list[Finding] = []
    for image in images:
        try:
            found.extend(blocks(recognise(image), place))
        except Exception as error:
            failures.append(Finding("recognition_failed", place, type(error).__name__))
    return found, failures


def blocks(pieces: Sequence[RecognisedLine], place: Place) -> Iterator[Block]:
    """Paragraphs and rows of tables, each with the confidence of its own letters."""
    laid = in_order([replace(piece, text=text) for piece in pieces if (text := clean(piece.text).strip())])
    for is_row, group in groupby(laid, key=lambda each: each.is_row):
        lines = [each.line for each in group]
        if is_row:
            for line in lines:
                yield Block(BlockKind.TABLE_ROW, line.text, place, confidence=line.confidence)
        else:
            yield from _running(lines, place)


def _running(read: Sequence[RecognisedLine], place: Place) -> Iterator[Block]:
    lines = [Line(line.text, line.box, line.box.height, order) for order, line in enumerate(read)]
    found = paragraphs(lines)
    starts = [paragraph.order for paragraph in found]
    for paragraph, (start, end) in zip(found, pairwise([*starts, len(read)]), strict=True):
        yield Block(paragraph.kind, paragraph.text, place, confidence=confidence(read[start:end]))

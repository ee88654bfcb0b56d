"""Passages: the pieces of a document that are found and cited."""

from __future__ import annotations

from dataclasses import replace

from knowledge.dates import provisional_marks
from knowledge.document import Audience, Metadata, ParsedDocument
from knowledge.passage import Passage
from knowledge.passages.cautions import cautions
from knowledge.passages.periods import period_of
from knowledge.passages.piece import LONGEST, TARGET, Piece, end_of, kind_of
from knowledge.passages.populations import populations
from knowledge.passages.sections import pieces_of
from knowledge.structure.headings import recognise
from knowledge.structure.outline import build
from knowledge.structure.questions import pair
from knowledge.structure.statements import audience_of

__all__ = ["LONGEST", "TARGET", "split"]


def split(document: ParsedDocument, document_id: str, scope: str = "shared") -> tuple[Passage, ...]:
    """Cut a document into passages of about `TARGET` characters, at most `LONGEST`.

    Passages never start in the middle of a sentence, never reach over two
    slides, and carry the section path in which they stand. An article, a
    question with its answer and a slide are passages of their own; rows of a
    table keep their headers and the ※ notes they refer to.
    """
    pieces = pieces_of(build(recognise(pair(document.blocks))))
    warned, persons = cautions(pieces), populations(pieces)
    passages = (
        _passage(piece, f"{document_id}#{number}", document_id, scope, document.metadata)
        for number, piece in enumerate(pieces, 1)
    )
    return tuple(
        replace(
            passage,
            marks=_together(passage.marks, warned.get(_outermost(piece), ())),
            population=persons.get(_outermost(piece)),
        )
        for passage, piece in zip(passages, pieces, strict=True)
    )


def _outermost(piece: Piece) -> str:
    return piece.path[0] if piece.path else ""


def _together(own: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *others)))


def _passage(piece: Piece, passage_id: str, document_id: str, scope: str, metadata: Metadata) -> Passage:
    first, text = piece.parts[0].block, piece.text
    valid_from, valid_to = period_of(text, metadata)
    confidences = [part.block.confidence for part in piece.parts if part.block.confidence is not None]
    return Passage(
        id=passage_id,
        document_id=document_id,
        kind=kind_of(piece.parts),
        text=text,
        path=_below_title(piece.path, metadata.title),
        start=first.place,
        end=end_of(piece.parts),
        question=first.question,
        audience=_audience(piece, text, metadata),
        valid_from=first.stated.valid_from or valid_from or metadata.valid_from,
        valid_to=first.stated.valid_to or valid_to or metadata.valid_to,
        marks=provisional_marks(f"{first.question}\n{text}"),
        confidence=min(confidences, default=None),
        scope=scope,
        stated=first.stated,
    )


def _below_title(path: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The path without the document's own title, which every citation names anyway."""
    return path[1:] if len(path) > 1 and path[0] == title else path


def _audience(piece: Piece, text: str, metadata: Metadata) -> Audience:
    declared = piece.parts[0].block.stated.audience
    wording = audience_of("\n".join((*piece.path, piece.parts[0].block.question, text)))
    return declared or wording or metadata.audience

"""Past enquiries as documents of the index."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.past_enquiry import SOURCE, PastEnquiry
from bot.index.contents import Contents
from bot.storage import organisations, past_enquiries
from bot.texts import past_enquiries as texts
from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.record import DocumentRecord


def findable(connection: sa.Connection) -> frozenset[str]:
    """The ids of all that a search may give."""
    return frozenset(_id_of(*each) for each in past_enquiries.keys(connection))


def written(connection: sa.Connection) -> Contents:
    """Every past enquiry, with its passages."""
    names = {each.code: each.name for each in organisations.listed(connection)}
    return [
        _indexed(each, names.get(each.organisation, each.organisation))
        for each in past_enquiries.listed(connection)
    ]


def _id_of(number: str, within: str) -> str:
    """One is never edited, and no number is given twice."""
    return hashlib.sha256(f"{SOURCE}|{within}|{number}".encode()).hexdigest()[:16]


def _indexed(enquiry: PastEnquiry, organisation: str) -> tuple[DocumentRecord, tuple[Passage, ...]]:
    content, within = enquiry.content, scope.of_organisation(enquiry.organisation)
    document_id = _id_of(enquiry.number, within)
    metadata = Metadata(
        title=texts.document(content),
        issuer=organisation,
        issued_on=content.replied_on,
        number=content.document_number,
        kind=SOURCE,
    )
    place = Place(PlaceKind.SECTION, label=texts.REPLY)
    block = Block(BlockKind.QUESTION_ANSWER, content.reply, place, question=texts.question(content))
    passages = split(ParsedDocument(metadata, (block,)), document_id, within)
    digest = hashlib.sha256(f"{content.asked}\n{content.reply}".encode()).hexdigest()
    record = DocumentRecord(
        document_id, SOURCE, enquiry.number, digest, metadata, within, passages=len(passages)
    )
    return record, passages

"""Q&As as documents of the index."""

from __future__ import annotations

import datetime as dt
import hashlib

import sqlalchemy as sa

from bot.domain.qa import SOURCE, State, Version
from bot.index.contents import Contents
from bot.storage import qa
from bot.texts import qa as texts
from knowledge.document import Block, BlockKind, Metadata, ParsedDocument, Place, PlaceKind
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.record import DocumentRecord


def id_of(number: str, version: int, audience: str) -> str:
    """The id of a version in every generation."""
    return hashlib.sha256(f"{SOURCE}|{audience}|{number}|{version}".encode()).hexdigest()[:16]


def findable(connection: sa.Connection, *, on: dt.date | None = None) -> frozenset[str]:
    """The ids of all versions that a search may give; `on` a day only those that hold then."""
    return frozenset(id_of(*each) for each in qa.approved(connection, on=on))


def written(connection: sa.Connection) -> Contents:
    """Every Q&A that is to be in the index, with its passages."""
    return [_indexed(each) for each in qa.in_state(connection, [State.APPROVED])]


def _indexed(version: Version) -> tuple[DocumentRecord, tuple[Passage, ...]]:
    content, metadata = version.content, _metadata(version)
    document_id = id_of(version.number, version.version, content.audience)
    place = Place(PlaceKind.SECTION, label=texts.edition(version.version))
    block = Block(BlockKind.QUESTION_ANSWER, content.answer, place, question=content.question)
    passages = split(ParsedDocument(metadata, (block,)), document_id, content.audience)
    record = DocumentRecord(
        document_id,
        SOURCE,
        version.number,
        hashlib.sha256(f"{content.question}\n{content.answer}".encode()).hexdigest(),
        metadata,
        content.audience,
        passages=len(passages),
    )
    return record, passages


def _metadata(version: Version) -> Metadata:
    content = version.content
    return Metadata(
        title=texts.title(version.number),
        issuer=content.desk,
        issued_on=content.answered_on,
        number=version.number,
        kind=SOURCE,
        edition=texts.edition(version.version),
        valid_from=content.valid_from,
        valid_to=content.valid_until,
    )

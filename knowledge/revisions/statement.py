"""What people and documents say about what replaces what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.record import DocumentRecord
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Statement:
    """「`new` replaces `old`」; each names a document by location, title or number."""

    old: str
    new: str


def named(word: str, records: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    """The documents that a word names: by id or location, else by file name, number or title."""
    exact = [record for record in records if word in (record.id, record.location)]
    if exact:
        return exact
    wanted = _plain(word)
    return [record for record in records if wanted and wanted in _names(record)]


def _names(record: DocumentRecord) -> tuple[str, ...]:
    names = (record.location.rsplit("/", 1)[-1], record.metadata.title, record.metadata.number)
    return tuple(filter(None, map(_plain, names)))


def _plain(text: str) -> str:
    return "".join(fold(text).split()).casefold()

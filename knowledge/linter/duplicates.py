"""Documents that say the same as another one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.text import fold

Contents = Sequence[tuple[DocumentRecord, Sequence[Passage]]]


def copies(contents: Contents) -> Iterator[tuple[DocumentRecord, DocumentRecord]]:
    """Pairs of a document and an earlier one of the same scope with the same text, whatever the format."""
    first: dict[tuple[str, bytes], DocumentRecord] = {}
    for record, passages in contents:
        key = record.scope, _digest(passages)
        original = first.setdefault(key, record)
        if original is not record:
            yield record, original


def _digest(passages: Sequence[Passage]) -> bytes:
    text = "".join(f"{passage.question}{passage.text}" for passage in passages)
    return hashlib.sha256("".join(fold(text).split()).encode()).digest()

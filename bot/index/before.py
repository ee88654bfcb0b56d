"""The generation that is served while the next one is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.index.contents import Contents
from bot.index.places import Places
from bot.storage.generations import GenerationRow
from knowledge import generation as knowledge_generation
from knowledge.embedding.embedder import Embedder
from knowledge.generation import Generation, GenerationUnusable
from knowledge.record import DocumentRecord


@dataclass(frozen=True, slots=True)
class Before:
    """What was served; `opened` is None where nothing was, or it cannot be opened any more."""

    row: GenerationRow | None = None
    opened: Generation | None = None

    @property
    def documents(self) -> Sequence[DocumentRecord]:
        """Its documents; empty where there is none."""
        return self.opened.documents() if self.opened else ()

    def holds(self, contents: Contents, made_by: str) -> bool:
        """Whether a new build of `contents` would say exactly the same."""
        if self.opened is None or self.row is None or self.row.report.get("made_by") != made_by:
            return False
        if tuple(record for record, _ in contents) != tuple(self.documents):
            return False
        return all(self.opened.passages_of(record.id) == tuple(passages) for record, passages in contents)


@contextmanager
def served_before(row: GenerationRow | None, places: Places, embedder: Embedder) -> Iterator[Before]:
    """The served generation, closed at the end; another embedder or a damaged file is no reason to fail."""
    if row is None:
        yield Before()
        return
    try:
        opened = knowledge_generation.open_generation(places.generations / row.id, embedder=embedder)
    except (GenerationUnusable, OSError, sqlite3.Error, ValueError):
        yield Before(row)
        return
    try:
        yield Before(row, opened)
    finally:
        opened.close()

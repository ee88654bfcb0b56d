"""The generation that is served while the next one is made."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.index.contents import Contents
from bot.index.fetched import FETCHED
from bot.index.places import Places
from bot.storage.generations import GenerationRow
from knowledge import generation as knowledge_generation
from knowledge.embedding.embedder import Embedder
from knowledge.generation import Generation, GenerationUnusable
from knowledge.passage import Passage
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

    def made_by(self, version: str) -> bool:
        """Whether it was built by this very version."""
        return self.row is not None and self.row.report.get("made_by") == version

    def holds(self, contents: Contents) -> bool:
        """Whether a new build of `contents` would say exactly the same."""
        if self.opened is None or tuple(record for record, _ in contents) != tuple(self.documents):
            return False
        return all(self.opened.passages_of(record.id) == tuple(passages) for record, passages in contents)


class Reused:
    """The documents of a generation, taken over as they are; none of them where it is None.

    What a source says of its documents may have changed, so those are read again.
    """

    def __init__(self, generation: Generation | None) -> None:
        self._generation = generation
        records = generation.documents() if generation else ()
        self._records = {record.id: record for record in records if record.source != FETCHED}

    @property
    def ids(self) -> Container[str]:
        """Their ids."""
        return self._records.keys()

    def document(self, id_: str) -> tuple[DocumentRecord, Sequence[Passage]]:
        """One of them, with its passages."""
        assert self._generation is not None
        return dataclasses.replace(self._records[id_], superseded_by=""), self._generation.passages_of(id_)


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

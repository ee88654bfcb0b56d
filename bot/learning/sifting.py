"""What may not be found any more, left out of every search from the moment that somebody says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answering.ports import Index, IndexHolder
from bot.learning import documents
from bot.storage import corrections
from bot.storage.database import Database
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.query import Hit, Query

Allowed = Callable[[Hit], bool]


def digest_of(text: str) -> str:
    """What a passage that is left out is known by, beside its place."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class SiftedHolder:
    """Gives the served generation without what may not be found now."""

    served: IndexHolder
    database: Database

    @property
    def generation(self) -> str:
        """The id of the generation."""
        return self.served.generation

    def current(self) -> Index:
        """The generation, sifted; raises `Unavailable` where there is none."""
        return Sifted(self.served.current(), self.database)


@dataclass(frozen=True, slots=True)
class Sifted:
    """A generation whose searches leave out what was withdrawn and passages that a correction took out."""

    index: Index
    database: Database

    def search(self, query: Query) -> list[Hit]:
        """As many as wanted, however many of the best are left out."""
        allowed, limit = self._allowed(query), query.limit
        while True:
            hits = self.index.search(replace(query, limit=limit))
            kept = list(filter(allowed, hits))
            if len(kept) >= query.limit or len(hits) < limit:
                return kept[: query.limit]
            limit *= 2

    def span_scores(self, question: str, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[float]:
        """Those of the generation."""
        return self.index.span_scores(question, passage, spans)

    def rarities(self, text: str) -> dict[str, float]:
        """Those of the generation."""
        return self.index.rarities(text)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Those of the generation."""
        return self.index.documents()

    def _allowed(self, query: Query) -> Allowed:
        with self.database.reading() as connection:
            written = documents.findable(connection, on=query.as_of)
            out = {(each.source, each.location, each.digest) for each in corrections.left_out(connection)}

        def allowed(hit: Hit) -> bool:
            document = hit.document
            if document.source in documents.SOURCES and document.id not in written:
                return False
            return not out or (document.source, document.location, digest_of(hit.passage.text)) not in out

        return allowed

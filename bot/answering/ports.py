"""What answering needs of an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from knowledge.record import DocumentRecord
from knowledge.search.query import Hit, Query


class Index(Protocol):
    """One opened generation."""

    def search(self, query: Query) -> list[Hit]:
        """Passages, best first."""

    def term_weights(self, text: str) -> dict[str, float]:
        """The content words of a text with their inverse document frequency."""

    def score_spans(self, text: str, passage_id: str, spans: Sequence[tuple[int, int]]) -> list[float]:
        """How well each span of a passage matches a question (0 to 1)."""

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents."""


class IndexHolder(Protocol):
    """Gives the generation that is served now."""

    @property
    def generation(self) -> str:
        """Its id."""

    def current(self) -> Index:
        """The opened generation; raises `Unavailable` where there is none."""

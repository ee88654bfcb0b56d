"""What answering needs of an index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from bot.domain.answer import Answer
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.query import Hit, Query


class Index(Protocol):
    """One opened generation."""

    def search(self, query: Query) -> list[Hit]:
        """Passages, best first."""

    def span_scores(self, question: str, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[float]:
        """How well stretches of a passage's text match a question (0 to 1)."""

    def rarities(self, text: str) -> dict[str, float]:
        """The search words of a text, each with how rare it is in the index."""

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents."""


class IndexHolder(Protocol):
    """Gives the generation that is served now."""

    @property
    def generation(self) -> str:
        """Its id."""

    def current(self) -> Index:
        """The opened generation; raises `Unavailable` where there is none."""


class Rewording(Protocol):
    """Says a quoted answer in other words."""

    def worded(self, question: str, quoted: Answer, passages: Sequence[Passage], as_of: dt.date) -> Answer:
        """The answer in other words, or as it was; `passages` are those it cites, in its order."""

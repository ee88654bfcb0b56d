"""Finds rows: candidates by three judges, one scale, a closer look at the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import Embedder, Embedding
from knowledge.search import fusion, size
from knowledge.search.dense import Dense
from knowledge.search.fusion import Floats
from knowledge.search.late import LateInteraction
from knowledge.search.lexical import LexicalIndex, LexicalScores
from knowledge.search.names import Names
from knowledge.search.query import Query
from knowledge.search.rows import Mask, Rows
from knowledge.search.vectors import VectorIndex

_CANDIDATES = 100  # of each judge
_RERANKED = 50
_CONTEXT = 0.4  # weight of the words of the question before this one

RowNumbers = NDArray[np.int64]
Span = tuple[int, int]
"""From a character to the first one that is outside."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one search, best first, and what each judge said of them."""

    rows: RowNumbers
    score: Floats
    lexical: Floats
    dense: Floats
    late: Floats
    coverage: Floats


NOTHING = Found(np.empty(0, dtype=np.int64), *(np.empty(0, dtype=np.float32),) * 5)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The parts of an index that need an embedder; `late` only where it has token states."""

    embedder: Embedder
    nearest: VectorIndex
    exact: Dense
    late: LateInteraction | None

    def close(self) -> None:
        """Lets go of the files."""
        self.nearest.close()
        if self.late:
            self.late.close()


@dataclass(frozen=True, slots=True)
class _Asked:
    query: Query
    wording: LexicalScores
    meaning: Embedding | None
    allowed: Mask


class Searcher:
    """Searches one generation; `vectors` is None where it was built without an embedder."""

    def __init__(self, rows: Rows, names: Names, lexical: LexicalIndex, vectors: Vectors | None) -> None:
        self._rows = rows
        self._names = names
        self._lexical = lexical
        self._vectors = vectors
        # Searching and looking closer at what was found ask for the same question.
        self._meaning = lru_cache(maxsize=64)(self._embedded)

    def search(self, query: Query) -> Found:
        """The best rows, `query.limit` at most; none where the question has no text."""
        if not query.text.strip():
            return NOTHING
        asked = self._ask(query)
        rows = self._candidates(asked)
        if not len(rows):
            return NOTHING
        dense = self._dense(asked, rows)
        score = self._fused(asked, rows, dense)
        order = np.argsort(-score, kind="stable")
        rows, score, dense = rows[order], score[order], dense[order]
        late = self._late(asked, rows)
        order = np.argsort(-_reranked(score, late), kind="stable")[: query.limit]
        rows = rows[order]
        return Found(
            rows,
            _reranked(score, late)[order],
            asked.wording.words[rows],
            dense[order],
            late[order],
            self._lexical.coverage(query.text, rows),
        )

    def rarities(self, text: str) -> dict[str, float]:
        """The search words of a text, each with its inverse document frequency."""
        return self._lexical.rarities(text)

    def span_scores(self, question: str, row: int, text: str, spans: Sequence[Span]) -> Floats:
        """How well spans of the row's embedded text match the question (0 to 1); 0 without token states."""
        meaning = self._meaning(question)
        if not self._vectors or not self._vectors.late or not meaning or not meaning.tokens:
            return np.zeros(len(spans), dtype=np.float32)
        starts = self._vectors.embedder.starts(text)
        tokens = [tuple(np.searchsorted(starts, span)) for span in spans]
        return self._vectors.late.span_scores(meaning.tokens, row, tokens)

    def close(self) -> None:
        """Lets go of the files."""
        if self._vectors:
            self._vectors.close()

    def _embedded(self, text: str) -> Embedding | None:
        return self._vectors.embedder.query(text) if self._vectors else None

    def _ask(self, query: Query) -> _Asked:
        wording = self._lexical.scores(query.text)
        text = query.text
        if query.context:
            before = self._lexical.scores(query.context)
            wording = wording.plus(before, _CONTEXT)
            text = f"{query.context}\n{query.text}"
        return _Asked(query, wording, self._meaning(text), self._rows.allowed(query))

    def _candidates(self, asked: _Asked) -> RowNumbers:
        """Allowed rows that any judge puts among its best."""
        picked = [_best(scores, asked.allowed) for scores in (asked.wording.words, asked.wording.characters)]
        if self._vectors and asked.meaning:
            picked.append(self._near(self._vectors, asked, asked.meaning))
        picked.append(_best(self._named(asked).astype(np.float32), asked.allowed))
        return np.unique(np.concatenate(picked))

    def _near(self, vectors: Vectors, asked: _Asked, meaning: Embedding) -> RowNumbers:
        """By the index where all that is current is asked for, else by every allowed row."""
        if np.array_equal(asked.allowed, self._rows.current(asked.query.scopes)):
            return vectors.nearest.nearest(meaning.vector, _CANDIDATES, asked.query.scopes)
        return np.flatnonzero(asked.allowed)

    def _dense(self, asked: _Asked, rows: RowNumbers) -> Floats:
        if not self._vectors or not asked.meaning:
            return np.zeros(len(rows), dtype=np.float32)
        return self._vectors.exact.similarities(asked.meaning.vector, rows)

    def _fused(self, asked: _Asked, rows: RowNumbers, dense: Floats) -> Floats:
        score = fusion.WORDS * fusion.standardised_over(asked.wording.words, rows)
        score += fusion.CHARACTERS * fusion.standardised_over(asked.wording.characters, rows)
        score += fusion.NAMED * self._named(asked)[rows]
        score += fusion.MEANT * self._rows.of_documents(self._names.meant_by(asked.query.text))[rows]
        score += fusion.NEAR * self._rows.of_size(size.wanted(asked.query))[rows]
        if self._vectors and asked.meaning:
            spread = self._vectors.exact.spread(asked.meaning.vector)
            score += fusion.DENSE * fusion.standardised(dense, spread.mean, spread.deviation)
        return score

    def _named(self, asked: _Asked) -> Mask:
        return self._rows.of_documents(self._names.in_text(asked.query.text))

    def _late(self, asked: _Asked, rows: RowNumbers) -> Floats:
        """Late interaction of the first rows; 0 for the rest, and where there are no token states."""
        late = np.zeros(len(rows), dtype=np.float32)
        if self._vectors and self._vectors.late and asked.meaning and asked.meaning.tokens:
            late[:_RERANKED] = self._vectors.late.scores(asked.meaning.tokens, rows[:_RERANKED])
        return late


def _reranked(score: Floats, late: Floats) -> Floats:
    """Scores in descending order with late interaction added to the first of them.

    The rest was not looked at: it stays below the first, in its order.
    """
    first = score[:_RERANKED] + np.float32(fusion.LATE) * late[:_RERANKED]
    rest = score[_RERANKED:] - score[_RERANKED - 1 : _RERANKED] + first.min()
    return np.concatenate([first, rest])


def _best(scores: Floats, allowed: Mask) -> RowNumbers:
    """The allowed rows with the highest positive scores."""
    kept = np.where(allowed, scores, 0)
    limit = min(_CANDIDATES, len(kept))
    rows = np.argpartition(-kept, limit - 1)[:limit] if limit else np.empty(0, dtype=np.int64)
    found: RowNumbers = rows[kept[rows] > 0]
    return found

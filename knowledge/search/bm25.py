"""BM25 over the words of one field."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_K1 = 1.2


class Bm25:
    """A memory-mapped index of token lists; rows are numbered from 0."""

    def __init__(self, directory: Path) -> None:
        self._index: Any = _library().BM25.load(directory, mmap=True, load_corpus=False, show_progress=False)
        self._rows = int(self._index.scores["num_docs"])

    def scores(self, tokens: Sequence[str]) -> Scores:
        """One score for each row."""
        known = self._known(tokens)
        if not known:
            return np.zeros(self._rows, dtype=np.float32)
        found: Scores = self._index.get_scores_from_ids(known)
        return found

    def coverage(self, tokens: Sequence[str], rows: NDArray[np.int64]) -> Scores:
        """For each of `rows`, the share of the tokens' rarity that it contains (0 to 1).

        A token that no row contains counts as the rarest of all.
        """
        unique = list(dict.fromkeys(tokens))
        total = sum(self.rarity(token) for token in unique)
        found = np.zeros(len(rows), dtype=np.float32)
        for token in unique:
            found += self.rarity(token) * np.isin(rows, self._postings(token))
        return found / total if total else found

    def _known(self, tokens: Sequence[str]) -> list[int]:
        vocabulary = self._index.vocab_dict
        return [vocabulary[token] for token in tokens if token in vocabulary]

    def _postings(self, token: str) -> NDArray[np.int32]:
        number = self._index.vocab_dict.get(token)
        if number is None:
            return np.empty(0, dtype=np.int32)
        starts = self._index.scores["indptr"]
        postings: NDArray[np.int32] = self._index.scores["indices"][starts[number] : starts[number + 1]]
        return postings

    def rarity(self, token: str) -> float:
        """Inverse document frequency; a token that no row contains is the rarest of all."""
        held = len(self._postings(token))
        return float(np.log1p((self._rows - held + 0.5) / (held + 0.5)))


def _library() -> Any:
    import bm25s

    # Importing it turns its own messages up to DEBUG.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s


def write_bm25(directory: Path, rows: Iterable[list[str]], *, b: float = 0.75) -> None:
    """Writes the index of token lists (Lucene's idf, k1 1.2)."""
    # An empty vocabulary is an error there, so no row may be empty.
    index = _library().BM25(k1=_K1, b=b, method="lucene")
    index.index([row or [""] for row in rows], show_progress=False)
    index.save(directory, show_progress=False)

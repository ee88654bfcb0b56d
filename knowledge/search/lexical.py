"""Search by words and by characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.search.bigrams import bigrams
from knowledge.search.bm25 import Bm25, Scores, write_bm25
from knowledge.search.words import Words

_HEADING = 0.35


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """One score for each row, by words and by character pairs."""

    words: Scores
    characters: Scores

    def plus(self, other: LexicalScores, weight: float) -> LexicalScores:
        """These scores and a share of others."""
        return LexicalScores(
            self.words + np.float32(weight) * other.words,
            self.characters + np.float32(weight) * other.characters,
        )


class LexicalIndex(Protocol):
    """Scores every row of a generation by its wording."""

    def scores(self, text: str) -> LexicalScores:
        """Scores of all rows."""

    def coverage(self, text: str, rows: NDArray[np.int64]) -> Scores:
        """The share (0 to 1) of the text's words, weighted by rarity, in each of `rows`."""

    def rarities(self, text: str) -> dict[str, float]:
        """The text's words, each with its inverse document frequency."""


class Bm25Index:
    """Words of heading and body, the heading once more by itself, character pairs."""

    def __init__(self, directory: Path, words: Words) -> None:
        self._words = words
        self._body = Bm25(directory / "body")
        self._heading = Bm25(directory / "heading")
        self._characters = Bm25(directory / "characters")
        # Weighing an answer asks again and again for the same headings and lines.
        self.rarities = lru_cache(maxsize=1024)(self._looked_up)

    def scores(self, text: str) -> LexicalScores:
        words = self._words(text)
        by_words = self._body.scores(words) + np.float32(_HEADING) * self._heading.scores(words)
        return LexicalScores(by_words, self._characters.scores(bigrams(text)))

    def coverage(self, text: str, rows: NDArray[np.int64]) -> Scores:
        return self._body.coverage(self._words(text), rows)

    def _looked_up(self, text: str) -> dict[str, float]:
        return {word: self._body.rarity(word) for word in self._words(text)}


def write_lexical(directory: Path, texts: Sequence[tuple[str, str]], words: Words) -> None:
    """Writes the index of (heading, body) pairs."""
    headings = [words(heading) for heading, _ in texts]
    bodies = [words(body) for _, body in texts]
    write_bm25(directory / "body", [a + b for a, b in zip(headings, bodies, strict=True)])
    write_bm25(directory / "heading", headings, b=0.5)
    write_bm25(directory / "characters", [bigrams(f"{heading}\n{body}") for heading, body in texts])

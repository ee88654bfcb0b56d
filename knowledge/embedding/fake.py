"""A small deterministic embedder for tests: texts that share characters are near."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import SCALE, Embedding, TokenStates, Vector

_WIDTH = 8


class FakeEmbedder:
    """Counts hashed character pairs; its tokens are characters."""

    def __init__(self, name: str = "fake", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.width = _WIDTH
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """Records what it was asked for in `embedded`."""
        self.embedded += texts
        return [self._passage(text) for text in texts]

    def query(self, text: str) -> Embedding:
        return Embedding(self._vector(text), TokenStates(_ids(text), _states(text)))

    def starts(self, text: str) -> NDArray[np.int32]:
        return np.arange(len(text), dtype=np.int32)

    def _passage(self, text: str) -> Embedding:
        states = np.rint(_states(text) * SCALE).astype(np.int8)
        return Embedding(self._vector(text), TokenStates(_ids(text), states))

    def _vector(self, text: str) -> Vector:
        counts = np.full(self.dimension, 1e-3, dtype=np.float32)
        for pair in map("".join, pairwise(text)):
            counts[zlib.crc32(pair.encode()) % self.dimension] += 1
        return counts / np.float32(np.linalg.norm(counts))


def _ids(text: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([zlib.crc32(c.encode()) % 1000 for c in text], dtype=np.int32)


def _states(text: str) -> Vector:
    table = np.random.default_rng(0).standard_normal((1000, _WIDTH)).astype(np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return table[_ids(text)]

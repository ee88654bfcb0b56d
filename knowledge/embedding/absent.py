"""No vectors: the index works with words alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import Embedding


class NoEmbedder:
    """Stands in where no weights are installed.

    `reason` is a stable code for the administrator: `weights_missing` or
    `weights_damaged`.
    """

    name = "none"
    dimension = 0
    width = 0

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """Empty vectors."""
        return [self.query(text) for text in texts]

    def query(self, text: str) -> Embedding:
        return Embedding(np.empty(0, dtype=np.float32))

    def starts(self, text: str) -> NDArray[np.int32]:
        return np.empty(0, dtype=np.int32)

"""Late interaction: each word of the question looks for its best match in the passage.

Khattab and Zaharia, ColBERT (SIGIR 2020), over the token states of the
embedder, weighted by how rare a token is in the collection.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import SCALE, TokenStates, Vector


class LateInteraction:
    """Scores rows against the token states of a question."""

    def __init__(self, directory: Path, width: int) -> None:
        self._starts: NDArray[np.int64] = np.load(directory / "starts.npy")
        self._held: NDArray[np.int32] = np.load(directory / "held.npy")
        flat = np.memmap(directory / "states.i8", dtype=np.int8, mode="r")
        self._states = flat.reshape(-1, width)

    def scores(self, question: TokenStates, rows: NDArray[np.int64]) -> Vector:
        """For each row the weighted mean of the question's best matches (0 to 1)."""
        weights = self._rarity(question.ids)
        if not weights.sum():
            return np.zeros(len(rows), dtype=np.float32)
        weights /= weights.sum()
        asked = np.asarray(question.states, dtype=np.float32) / SCALE
        return np.array([self._score(asked, weights, row) for row in rows], dtype=np.float32)

    def _score(self, asked: Vector, weights: Vector, row: int) -> float:
        states = self._states[self._starts[row] : self._starts[row + 1]]
        if not len(states):
            return 0.0
        best = (asked @ states.astype(np.float32).T).max(axis=1)
        return float(np.clip(best @ weights, 0, 1))

    def _rarity(self, ids: NDArray[np.int32]) -> Vector:
        rows = len(self._starts) - 1
        known = ids < len(self._held)
        held = np.where(known, self._held[np.where(known, ids, 0)], 0)
        found: Vector = np.log1p((rows - held + 0.5) / (held + 0.5)).astype(np.float32)
        return found


def write_late(directory: Path, passages: Iterable[TokenStates]) -> None:
    """Writes the states of all rows one after another, and how many rows hold each token."""
    directory.mkdir(parents=True)
    starts = [0]
    held = np.zeros(1, dtype=np.int32)
    with (directory / "states.i8").open("wb") as file:
        for tokens in passages:
            file.write(np.asarray(tokens.states, dtype=np.int8).tobytes())
            starts.append(starts[-1] + len(tokens.ids))
            held = _counted(held, np.unique(tokens.ids))
    np.save(directory / "starts.npy", np.array(starts, dtype=np.int64))
    np.save(directory / "held.npy", held)


def _counted(held: NDArray[np.int32], ids: NDArray[np.int32]) -> NDArray[np.int32]:
    if len(ids) and ids[-1] >= len(held):
        held = np.concatenate([held, np.zeros(ids[-1] + 1 - len(held), dtype=np.int32)])
    held[ids] += 1
    return held

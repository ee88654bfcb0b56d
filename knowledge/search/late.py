"""Late interaction: each word of the question looks for its best match in the passage.

Khattab and Zaharia, ColBERT (SIGIR 2020), over the token states of the
embedder, weighted by how rare a token is in the collection.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import SCALE, TokenStates, Vector


class LateInteraction:
    """Scores rows against the token states of a question."""

    def __init__(self, directory: Path, width: int) -> None:
        self._starts: NDArray[np.int64] = np.load(directory / "starts.npy")
        self._held: NDArray[np.int32] = np.load(directory / "held.npy")
        self._width = width
        # Read, not mapped: what was touched of a map counts as the process's memory for ever.
        self._file = (directory / "states.i8").open("rb", buffering=0)
        self._lock = threading.Lock()

    def close(self) -> None:
        self._file.close()

    def scores(self, question: TokenStates, rows: NDArray[np.int64]) -> Vector:
        """For each row the weighted mean of the question's best matches (0 to 1)."""
        weights = self._rarity(question.ids)
        if not weights.sum() or not len(rows):
            return np.zeros(len(rows), dtype=np.float32)
        asked = np.asarray(question.states, dtype=np.float32) @ self._table(rows).T / SCALE
        best = _best_in_each(asked, self._starts[rows + 1] - self._starts[rows])
        found: Vector = np.clip(weights / weights.sum() @ best, 0, 1)
        return found

    def span_scores(self, question: TokenStates, row: int, spans: Sequence[tuple[int, int]]) -> Vector:
        """The same for stretches of one row, each from one token to the next that is outside (0 to 1)."""
        weights = self._rarity(question.ids)
        states = self._table(np.array([row]))
        if not weights.sum() or not len(states):
            return np.zeros(len(spans), dtype=np.float32)
        matches = np.asarray(question.states, dtype=np.float32) @ states.T / SCALE
        best = [matches[:, start:end].max(axis=1, initial=0) for start, end in spans]
        found: Vector = np.clip(np.array(best) @ (weights / weights.sum()), 0, 1)
        return found

    def _table(self, rows: NDArray[np.int64]) -> Vector:
        """The states of the rows, one after another: one product is much cheaper than fifty."""
        read = b"".join(self._read(int(self._starts[row]), int(self._starts[row + 1])) for row in rows)
        return np.frombuffer(read, dtype=np.int8).reshape(-1, self._width).astype(np.float32)

    def _read(self, start: int, end: int) -> bytes:
        with self._lock:
            self._file.seek(start * self._width)
            return self._file.read((end - start) * self._width)

    def _rarity(self, ids: NDArray[np.int32]) -> Vector:
        rows = len(self._starts) - 1
        known = ids < len(self._held)
        held = np.where(known, self._held[np.where(known, ids, 0)], 0)
        found: Vector = np.log1p((rows - held + 0.5) / (held + 0.5)).astype(np.float32)
        return found


def _best_in_each(scores: Vector, lengths: NDArray[np.int64]) -> Vector:
    """The maximum of each run of columns: (words, tokens) to (words, runs); 0 for an empty run."""
    ends = np.cumsum(lengths)
    best = np.zeros((len(scores), len(lengths)), dtype=np.float32)
    full = lengths > 0
    best[:, full] = np.maximum.reduceat(scores, (ends - lengths)[full], axis=1)
    return best


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

"""multilingual-e5-small in four bits, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.compiled import Compiled, compiled_model
from knowledge.embedding.constants import Constants, load_constants
from knowledge.embedding.embedder import SCALE, Embedding, TokenStates, Vector
from knowledge.embedding.pieces import PieceTokenizer
from knowledge.embedding.runtime import Run, Runtime

_PASSAGE = "passage: "
_QUERY = "query: "


class E5Embedder:
    """The default embedder.

    A text longer than the model's window is read in windows: its vector is
    the token-weighted mean of theirs, its token states follow one another.
    """

    def __init__(self, compiled: Compiled, constants: Constants, threads: int) -> None:
        self._pieces = PieceTokenizer(compiled)
        self._runtime = Runtime(compiled, threads)
        self._constants = constants
        self._window = compiled.settings.positions - 2
        self.dimension = len(constants.query_mean)
        self.width = constants.projection.shape[1]
        self.name = f"e5-small-q4/{constants.digest[:12]}"

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """Embeddings of passages, their token states rounded to int8."""
        lead = len(self._pieces.ids(_PASSAGE))
        found = []
        for run in self._run([_PASSAGE + text for text in texts]):
            states = np.clip(np.rint(run.states[lead:] * SCALE), -SCALE, SCALE).astype(np.int8)
            vector = _centred(run.pooled, self._constants.passage_mean)
            found.append(Embedding(vector, TokenStates(run.ids[lead:], states)))
        return found

    def query(self, text: str) -> Embedding:
        """The embedding of a question, its token states in float32."""
        lead = len(self._pieces.ids(_QUERY))
        (run,) = self._run([_QUERY + text])
        vector = _centred(run.pooled, self._constants.query_mean)
        return Embedding(vector, TokenStates(run.ids[lead:], run.states[lead:]))

    def starts(self, text: str) -> NDArray[np.int32]:
        """Where each token state of the passage `text` begins in it."""
        lead = len(self._pieces.ids(_PASSAGE))
        return np.maximum(self._pieces.starts(_PASSAGE + text)[lead:] - len(_PASSAGE), 0)

    def _run(self, texts: Sequence[str]) -> Iterator[Run]:
        windows = []
        counts = []
        for text in texts:
            cut = _cut(self._pieces.ids(text), self._window)
            windows += cut
            counts.append(len(cut))
        runs = iter(self._runtime.run(windows))
        for count in counts:
            yield _joined([next(runs) for _ in range(count)])


def open_e5(weights: Path, cache: Path, *, threads: int = 2) -> E5Embedder:
    """The default embedder from a weights file; compiled files are kept below `cache`."""
    constants = load_constants()
    return E5Embedder(compiled_model(weights, cache, constants), constants, threads)


def _cut(ids: NDArray[np.int32], window: int) -> list[NDArray[np.int32]]:
    return [ids[start : start + window] for start in range(0, max(len(ids), 1), window)]


def _joined(runs: list[Run]) -> Run:
    lengths = [max(len(run.ids), 1) for run in runs]
    return Run(
        np.concatenate([run.ids for run in runs]),
        np.concatenate([run.states for run in runs]),
        np.average([run.pooled for run in runs], axis=0, weights=lengths),
    )


def _centred(pooled: Vector, mean: Vector) -> Vector:
    """Unit vector without the part that all questions (or all passages) share."""
    unit = pooled / np.linalg.norm(pooled)
    shifted = unit - mean
    return (shifted / np.linalg.norm(shifted)).astype(np.float32)

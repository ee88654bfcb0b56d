"""Runs the compiled graph on batches of similar length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.compiled import Compiled
from knowledge.embedding.embedder import Vector
from knowledge.embedding.weights import unpack

_BATCH_TOKENS = 1024  # larger batches gain nothing on two cores and cost memory


@dataclass(frozen=True, slots=True)
class Run:
    """One window: piece ids (n,), token states (n, width), mean state (hidden,)."""

    ids: NDArray[np.int32]
    states: Vector
    pooled: Vector


class Runtime:
    """The graph in an onnxruntime session with a bounded number of threads."""

    def __init__(self, compiled: Compiled, threads: int) -> None:
        self._compiled = compiled
        self._session = _session(compiled, threads)

    def run(self, windows: Sequence[NDArray[np.int32]]) -> list[Run]:
        """One result for each window, in order."""
        found: dict[int, Run] = {}
        for batch in _batches([len(window) + 2 for window in windows]):
            found.update(zip(batch, self._batch([windows[i] for i in batch]), strict=True))
        return [found[i] for i in range(len(windows))]

    def _batch(self, windows: list[NDArray[np.int32]]) -> Iterator[Run]:
        ids, mask = self._padded(windows)
        embedded = unpack(self._compiled.pieces[ids.reshape(-1)]).reshape(*ids.shape, -1)
        embedded += self._compiled.positions[: ids.shape[1]]
        states, pooled = self._session.run(["states", "pooled"], {"embedded": embedded, "mask": mask})
        for window, state, mean in zip(windows, states, pooled, strict=True):
            yield Run(window, state[1 : len(window) + 1], mean)

    def _padded(self, windows: list[NDArray[np.int32]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        settings = self._compiled.settings
        longest = max(len(window) for window in windows) + 2
        ids = np.full((len(windows), longest), settings.padding, dtype=np.int32)
        mask = np.zeros_like(ids)
        for row, window in enumerate(windows):
            end = len(window) + 1
            ids[row, 0], ids[row, 1:end], ids[row, end] = settings.begin, window, settings.end
            mask[row, : end + 1] = 1
        return ids, mask


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[index] * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _session(compiled: Compiled, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A spinning pool would take a shared machine's other core between two questions.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(compiled.graph), options, providers=["CPUExecutionProvider"])

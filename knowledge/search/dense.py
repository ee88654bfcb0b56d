"""Exact similarity of a question to passages, from a memory-mapped table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import Vector

_TITLE = 0.5
_SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of a score over all rows."""

    mean: float
    deviation: float


class Dense:
    """Similarities of single rows, and their spread over all rows without reading them.

    The mean of q·d over all rows d is q·m and its variance qᵀCq, with the mean
    m and the covariance C stored beside the table.
    """

    def __init__(self, directory: Path) -> None:
        self._vectors: Vector = np.load(directory / "vectors.npy", mmap_mode="r")
        self._mean: Vector = np.load(directory / "mean.npy")
        self._covariance: Vector = np.load(directory / "covariance.npy")

    def similarities(self, question: Vector, rows: NDArray[np.int64]) -> Vector:
        """The dot products with `rows`."""
        found: Vector = self._vectors[rows] @ question
        return found

    def spread(self, question: Vector) -> Spread:
        variance = float(question @ self._covariance @ question)
        return Spread(float(question @ self._mean), max(variance, 0.0) ** 0.5)

    def vector(self, row: int) -> Vector:
        """The stored vector of one row."""
        return np.array(self._vectors[row])

    def __len__(self) -> int:
        return len(self._vectors)


def with_title(whole: Vector, title: Vector) -> Vector:
    """The unit vector of a passage in which its title counts once more, by half."""
    mixed: Vector = whole + np.float32(_TITLE) * title
    return mixed / np.float32(max(float(np.linalg.norm(mixed)), _SMALLEST))


def write_dense(directory: Path, vectors: Vector) -> None:
    """Writes the table (rows, dimension) and its moments."""
    directory.mkdir(parents=True)
    np.save(directory / "vectors.npy", vectors)
    mean = vectors.mean(axis=0)
    np.save(directory / "mean.npy", mean)
    np.save(directory / "covariance.npy", (vectors.T @ vectors) / len(vectors) - np.outer(mean, mean))

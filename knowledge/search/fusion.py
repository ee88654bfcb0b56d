"""Brings the scores of different judges onto one scale.

A score becomes its distance from the mean of all rows in standard deviations;
the weights below are the same for every collection (docs/adr explains them).
Ranks alone (reciprocal rank fusion) fell below plain BM25 on two of four
collections; distances never did.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WORDS = 0.3
CHARACTERS = 0.1
DENSE = 0.6
LATE = 0.5
NAMED = 1.0  # for the rows of a document that the question names
_SMALLEST = 1e-6


def standardised(scores: Floats, mean: float, deviation: float) -> Floats:
    """(score − mean) / deviation; zeros where all scores are the same."""
    if deviation < _SMALLEST:
        return np.zeros_like(scores)
    return (scores - np.float32(mean)) / np.float32(deviation)


def standardised_over(scores: Floats, rows: NDArray[np.int64]) -> Floats:
    """The scores of `rows`, measured against the spread over all rows."""
    return standardised(scores[rows], float(scores.mean()), float(scores.std()))


def standardised_within(scores: Floats) -> Floats:
    """Scores measured against their own spread."""
    if not len(scores):
        return scores
    return standardised(scores, float(scores.mean()), float(scores.std()))

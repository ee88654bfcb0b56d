"""Chooses the embedder that comes with the installation."""

from __future__ import annotations

from pathlib import Path

from knowledge.embedding.absent import NoEmbedder
from knowledge.embedding.embedder import Embedder
from knowledge.embedding.weights import WeightsDamaged, find_weights


def default_embedder(cache: Path, *, threads: int = 2) -> Embedder:
    """The four-bit e5 model, or NoEmbedder where its weights are missing or damaged.

    The compiled model is kept below `cache`; `threads` bounds its thread pool.
    """
    path = find_weights()
    if path is None:
        return NoEmbedder("weights_missing")
    from knowledge.embedding.e5 import open_e5

    try:
        return open_e5(path, cache, threads=threads)
    except WeightsDamaged:
        return NoEmbedder("weights_damaged")

"""The embedding model that finds passages by their meaning."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings


def check(_: Surroundings) -> Iterator[Finding]:
    """The weights are there and are the examined ones."""
    from knowledge.embedding.weights import Weights, WeightsDamaged, find_weights

    path = find_weights()
    if path is None:
        yield warning("embedding.weights_missing")
        return
    try:
        Weights(path)
    except WeightsDamaged:
        yield error("embedding.weights_damaged", place=str(path))

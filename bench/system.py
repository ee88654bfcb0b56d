"""What is measured: something that indexes documents and ranks them for a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from bench.collection import Item

DEPTH = 100  # documents kept of each ranking


class System(Protocol):
    """An opened index."""

    def search(self, question: str) -> Sequence[tuple[str, float]]:
        """Document ids with scores, best first, DEPTH at most."""


# Builds an index of the items; the directory keeps what may be reused between runs.
Factory = Callable[[Sequence[Item], Path], System]

"""Fixed vectors of the default embedder, computed once from open text.

`e5_constants.npz` and how it was made are described in docs/retrieval.md;
`bench/constants.py` makes it again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

_NAMES = ("query_mean", "passage_mean", "state_mean", "projection")


@dataclass(frozen=True, slots=True)
class Constants:
    """What is subtracted from vectors, and how token states are shortened.

    `query_mean`, `passage_mean` and `state_mean` (of the token states of
    passages) are (hidden,) float32; `projection` is (hidden, width) float32
    with orthonormal columns; `digest` identifies them.
    """

    query_mean: NDArray[np.float32]
    passage_mean: NDArray[np.float32]
    state_mean: NDArray[np.float32]
    projection: NDArray[np.float32]
    digest: str


def load_constants() -> Constants:
    """The constants that ship with the package."""
    file = resources.files("knowledge.embedding") / "e5_constants.npz"
    with resources.as_file(file) as path, np.load(path) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in _NAMES}
    digest = hashlib.sha256(b"".join(array.tobytes() for array in arrays.values())).hexdigest()
    return Constants(**arrays, digest=digest)

"""What an embedder is, whoever computes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenStates:
    """One vector per token of a text, for late interaction.

    `ids` is (tokens,) int32; `states` is (tokens, width), int8 for passages
    (a unit vector's component times `SCALE`) and float32 for queries.
    """

    ids: NDArray[np.int32]
    states: NDArray[np.int8] | Vector


SCALE = 127.0


@dataclass(frozen=True, slots=True)
class Embedding:
    """A unit vector of the embedder's dimension; token states where it has any."""

    vector: Vector
    tokens: TokenStates | None = None


class Embedder(Protocol):
    """Computes embeddings.

    `name` identifies weights and settings: vectors of two embedders with the
    same name may be compared, all others may not. `dimension` is 0 for an
    embedder that computes nothing. `width` is the width of token states, 0
    where there are none.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def width(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """One embedding for each text, in order."""

    def query(self, text: str) -> Embedding:
        """The embedding of a question."""

    def starts(self, text: str) -> NDArray[np.int32]:
        """For each token state of the passage `text`, the character at which its token begins.

        Empty where there are no token states.
        """

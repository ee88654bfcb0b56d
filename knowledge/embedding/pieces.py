"""Text to the model's pieces."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.compiled import Compiled

_SPACES = re.compile(" {2,}")
_MARK = "\u2581"


class PieceTokenizer:
    """Normalises as the model was trained and cuts into pieces."""

    def __init__(self, compiled: Compiled) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(compiled.tokenizer))
        self._table = str.maketrans(compiled.settings.normalisation)

    def ids(self, text: str) -> NDArray[np.int32]:
        """Piece ids (n,) without begin and end marks."""
        clean = _SPACES.sub(" ", " " + text.translate(self._table)).replace(" ", _MARK)
        return np.array(self._tokenizer.encode(clean, add_special_tokens=False).ids, dtype=np.int32)

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

    def starts(self, text: str) -> NDArray[np.int32]:
        """For each piece (n,) the character of `text` at which it begins."""
        clean, origins = self._traced(text)
        offsets = self._tokenizer.encode(clean, add_special_tokens=False).offsets
        return np.array([origins[start] for start, _ in offsets], dtype=np.int32)

    def _traced(self, text: str) -> tuple[str, list[int]]:
        """The same normalisation, character by character, with where each came from."""
        clean, origins = [_MARK], [0]
        for position, character in enumerate(text):
            for plain in character.translate(self._table):
                if plain == " " and clean[-1] == _MARK:
                    continue
                clean.append(_MARK if plain == " " else plain)
                origins.append(position)
        return "".join(clean), origins

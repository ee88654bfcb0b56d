"""Tokenizers that the peers are given."""

from __future__ import annotations

import unicodedata
from typing import Any

_DROPPED = {"助詞", "助動詞", "補助記号", "空白", "記号"}
_LONGEST = 8000  # characters; the analyser refuses inputs over 49,149 bytes


class Sudachi:
    """Content words in the shortest split and their normalised form: what we start from ourselves."""

    def __init__(self) -> None:
        from sudachipy import Dictionary, SplitMode

        self._analyser: Any = Dictionary(dict="core").tokenizer(mode=SplitMode.A)

    def __call__(self, text: str) -> list[str]:
        text = unicodedata.normalize("NFKC", text)
        pieces = (text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST))
        morphemes = (morpheme for piece in pieces for morpheme in self._analyser.tokenize(piece))
        words = [m.normalized_form().lower() for m in morphemes if m.part_of_speech()[0] not in _DROPPED]
        return [word for word in words if word.strip()]


class MeCab:
    """Surface words by MeCab with the light UniDic."""

    def __init__(self) -> None:
        from fugashi import Tagger

        self._tagger: Any = Tagger()

    def __call__(self, text: str) -> list[str]:
        return [word.surface for word in self._tagger(text)]

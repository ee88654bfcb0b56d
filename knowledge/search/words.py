"""Japanese text to search words."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

from knowledge.search.abbreviations import meant
from knowledge.search.normalise import normalise

_DROPPED = {"助詞", "助動詞", "補助記号", "空白", "記号"}
# Normalised forms that every question has and no answer turns on.
_STOP = frozenset(
    {"為る", "居る", "有る", "成る", "事", "物", "出来る", "良い", "行く", "御", "無い", "下さる"}
    | {"呉れる", "此の", "其の", "何", "教える", "知る", "私", "方", "ます", "です"}
)
_LONGEST = 8000  # characters; the analyser refuses inputs over 49,149 bytes
# A number with its counter is a word of its own besides the number: 13条の2, 74号, 2025年度.
_NUMBERED = re.compile(r"第?(\d+(?:\.\d+)?)(条(?:の\d+)*|[項号章節款編]|年度|[年月日回割人%]|[万億]?円)?")


class Words:
    """Sudachi in its shortest split, normalised forms, content words only.

    May be called from several threads.
    """

    def __init__(self) -> None:
        self._local = threading.local()

    def __call__(self, text: str) -> list[str]:
        """Search words in order, with repetitions; then those of what was abbreviated."""
        text = normalise(text)
        return [word for part in (text, *meant(text)) for word in self._words(part)]

    def _words(self, text: str) -> Iterator[str]:
        end = 0
        for found in _NUMBERED.finditer(text):
            yield from self._analysed(text[end : found.start()])
            yield found[1]
            if found[2]:
                yield found[1] + found[2]
            end = found.end()
        yield from self._analysed(text[end:])

    def _analysed(self, text: str) -> Iterator[str]:
        for start in range(0, len(text), _LONGEST):
            for morpheme in self._analyser().tokenize(text[start : start + _LONGEST]):
                word = str(morpheme.normalized_form()).lower()
                if morpheme.part_of_speech()[0] not in _DROPPED and word.strip() and word not in _STOP:
                    yield word

    def _analyser(self) -> Any:
        if not hasattr(self._local, "analyser"):
            self._local.analyser = dictionary().tokenizer(mode=_split())
        return self._local.analyser


_lock = threading.Lock()
_loaded: list[Any] = []


def dictionary() -> Any:
    """The dictionary is large and read-only: one for the process."""
    from sudachipy import Dictionary

    with _lock:
        if not _loaded:
            _loaded.append(Dictionary(dict="core"))
    return _loaded[0]


def _split() -> Any:
    from sudachipy import SplitMode

    return SplitMode.A

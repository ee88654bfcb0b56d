"""Names of people in Japanese text, as far as the dictionary or a title beside them shows."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

from knowledge.search.words import dictionary

_LONGEST = 8000  # characters; the analyser refuses inputs over 49,149 bytes
_PERSON = ("名詞", "固有名詞", "人名")
_COMMON = ("名詞", "普通名詞")
_NO_NOUNS = frozenset({"接頭辞", "接尾辞", "動詞", "形容詞"})
_TITLES = (
    r"さん|様|氏|殿|先生|部長|次長|課長補佐|課長|参事|主幹|係長|主査|主任|主事|室長|局長|所長|館長|園長"
    r"|町長|市長|村長|区長|知事|委員長|担当"
)
# 山田課長, 鈴木さん: two to four characters before what people are called by.
_TITLED = re.compile(rf"(?<![一-龥々])([一-龥々]{{2,4}}|[ァ-ヶー]{{2,8}}(?= ?(?:さん|様|氏))) ?(?={_TITLES})")


def people_in(text: str) -> list[tuple[int, int]]:
    """Where names of people stand: spans of characters, in order, not overlapping."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({*_titled(text), *_known(text)}, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(text):
        # 情報課長 and 県知事 name an office, not a person.
        if not any(_is_common(morpheme) for morpheme in _analyser().tokenize(match[1])):
            yield match.span(1)


def _known(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words that the dictionary has as names of people: 姓 and 名 are one."""
    begin = end = -1
    for start, stop in _names(text):
        if start == end:
            end = stop
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, stop
    if begin >= 0:
        yield begin, end


def _names(text: str) -> Iterator[tuple[int, int]]:
    for offset in range(0, len(text), _LONGEST):
        for morpheme in _analyser().tokenize(text[offset : offset + _LONGEST]):
            if tuple(morpheme.part_of_speech()[:3]) == _PERSON and morpheme.end() - morpheme.begin() > 1:
                yield offset + morpheme.begin(), offset + morpheme.end()


def _is_common(morpheme: Any) -> bool:
    sort = tuple(morpheme.part_of_speech()[:2])
    is_long = morpheme.end() - morpheme.begin() > 1
    return (sort == _COMMON and is_long) or sort[0] in _NO_NOUNS


_local = threading.local()


def _analyser() -> Any:
    if not hasattr(_local, "analyser"):
        from sudachipy import SplitMode

        _local.analyser = dictionary().tokenizer(mode=SplitMode.C)
    return _local.analyser

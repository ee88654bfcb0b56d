"""How a sentence says it: promises, contradictions, things that have ended, markup, words of its own."""

from __future__ import annotations

import re

from knowledge.text import sentences

_MOST_STRANGE = 0.45
"""The share of a sentence's terms, by characters, that may be in none of its sources."""
_LEAST_SHARED = 0.2
"""The share of its pairs of characters that must be there."""
_NO_LETTER = re.compile(r"[\s。、・,.!?「」『』()〔〕…-]")
_MARKUP = re.compile(
    r"<[!@#/a-zA-Z]|[a-zA-Z\"'/]>|\]\(|@(?:here|channel|everyone)|```|\b(?:javascript|data):"
)
_PROMISE = re.compile(
    r"必ず|確実に|絶対に|間違いなく|保証|例外なく|全額(?:が|を|、)?(?:補助|交付|支給)|自動的に"
)
_NOW = re.compile(
    r"(?:対象(?:です|になります|となります)|使え(?:ます|る)|受けられ(?:ます|る)|もらえ(?:ます|る)|"
    r"申請でき(?:ます|る)|利用でき(?:ます|る)|(?:措置|交付|補助|支援)され(?:ます|る)|実施しています|募集しています)"
)
_PAST = re.compile(
    r"でした|ました|とされてい|終了|令和\d+年度まで|令和\d+年度(?:から|〜)令和\d+年度|平成\d+年度まで|"
    r"資料では|資料上|当時|年度限り|未確認|日まで"
)
_NEGATIVE = re.compile(
    r"ません|ない(?![しがで]く?は)|なかった|ず(?:に|、|。|$)|不可|不要|対象外|除[くきか]|禁止|限りではな|できかね"
)
_KANJI_KATAKANA = re.compile(r"[一-龥々]{2,}|[ァ-ヶー]{3,}")
_LEAST_ALIKE = 0.5


def has_markup(text: str) -> bool:
    """Whether it holds anything but words: an answer is plain text."""
    return _MARKUP.search(text) is not None


def promises(text: str, words: str) -> bool:
    """Whether it is surer than its sources."""
    return any(match[0] not in words for match in _PROMISE.finditer(text))


def overstates(text: str) -> bool:
    """Whether it says of something that has ended that it may be had now."""
    return _NOW.search(text) is not None and _PAST.search(text) is None


def contradicts(text: str, words: str) -> bool:
    """Whether its most similar sentence among the sources denies what it says, or the other way round."""
    closest = max(sentences(words), key=lambda each: _alike(text, each), default="")
    if _alike(text, closest) < _LEAST_ALIKE:
        return False
    return bool(_NEGATIVE.search(text)) != bool(_NEGATIVE.search(closest))


def is_foreign(text: str, words: str) -> bool:
    """Whether it says something of its own: many terms, or most pairs of characters, are in no source."""
    terms = _KANJI_KATAKANA.findall(text)
    length = sum(map(len, terms))
    unknown = sum(_unknown(term, words) for term in terms)
    return unknown > _MOST_STRANGE * length or _alike(_NO_LETTER.sub("", text), words) < _LEAST_SHARED


def is_empty(text: str) -> bool:
    """Whether it says nothing at all."""
    return len(_NO_LETTER.sub("", text)) <= 1


def _unknown(term: str, words: str) -> int:
    """Characters of a term that lie in no pair of characters that the sources have."""
    if term in words:
        return 0
    known = [False] * len(term)
    for start in range(len(term) - 1):
        if term[start : start + 2] in words:
            known[start] = known[start + 1] = True
    return known.count(False)


def _alike(one: str, other: str) -> float:
    """The share of the pairs of characters of one that the other has."""
    pairs = {one[start : start + 2] for start in range(len(one) - 1)}
    others = {other[start : start + 2] for start in range(len(other) - 1)}
    return len(pairs & others) / len(pairs) if pairs else 0.0

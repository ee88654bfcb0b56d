"""A normalised copy of a text that knows where each character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Their compatibility forms are other numbers: ①② would become 12, 10⁴ would become 104.
_OTHER_WHEN_FOLDED = ("<circle>", "<super>", "<sub>")

_WAVES = dict.fromkeys("〜～∼˜", "~")
_DASHES = dict.fromkeys("‐‑‒–—―−─", "-")
_REPLACED = _WAVES | _DASHES

_DATE_CHARACTERS = (
    "0-9〇一二三四五六七八九十元"
    "令和平成昭大正明治年月日度末初上中下旬四半期第曜火水木金土時分午前後頃内間週箇降以着必迄"
    "本今来昨同翌当該次々春夏秋冬まで()~・かヶ"
)
_GAP = re.compile(rf"(?<=[{_DATE_CHARACTERS}])\s+(?=[{_DATE_CHARACTERS}])")
# 令 和 １ ２ 年: digits apart are one number only where the letters around them are apart too.
_SPACED_NUMBER = re.compile(r"(?:(?<=[和成正治年月]\s)|(?<=\s[^\d\s]\s))\d(?:\s\d)+(?=\s[年月日度週かヶ箇])")
_PARAGRAPH_NUMBER = re.compile(r"(?:^|[^和成正治\s])\s*\n\s*\d{1,2}$|^\s*\d{1,2}$")
_SPACED_POINT = re.compile(r"(?<=\d)\s\.\s(?=\d)")


@dataclass(frozen=True, slots=True)
class MatchingText:
    """`text` is matched; `origins[i]` is the offset in the original of the character behind `text[i]`."""

    text: str
    origins: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of the non-empty span `text[start:end]`."""
        return self.origins[start], self.origins[end - 1] + 1


def matching_text(original: str) -> MatchingText:
    """Folds width and era ligatures, unifies range signs, closes gaps inside dates.

    NFKC goes character by character so that offsets survive. Two thirds of
    real PDFs set letters apart (令 和 ７ 年), and lines break inside dates.
    """
    folded = [(piece, origin) for origin, letter in enumerate(original) for piece in _fold(letter)]
    dropped = set(_gaps("".join(piece for piece, _ in folded)))
    kept = [pair for place, pair in enumerate(folded) if place not in dropped]
    return MatchingText("".join(piece for piece, _ in kept), tuple(origin for _, origin in kept))


def _fold(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _REPLACED:
        return _REPLACED[letter]
    if unicodedata.decomposition(letter).startswith(_OTHER_WHEN_FOLDED):
        return letter
    return unicodedata.normalize("NFKC", letter)


def _gaps(text: str) -> Iterator[int]:
    for pattern in (_SPACED_NUMBER, _SPACED_POINT):
        for number in pattern.finditer(text):
            yield from (place for place in range(*number.span()) if text[place].isspace())
    for gap in _GAP.finditer(text):
        if not _separates(text, gap):
            yield from range(*gap.span())


def _separates(text: str, gap: re.Match[str]) -> bool:
    """A blank line, two numbers side by side, or a paragraph's number before 年度."""
    if gap[0].count("\n") > 1 or (text[gap.start() - 1].isdigit() and text[gap.end()].isdigit()):
        return True
    return text.startswith("年度", gap.end()) and _PARAGRAPH_NUMBER.search(text, 0, gap.start()) is not None

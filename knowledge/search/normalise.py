"""One spelling for search: widths, eras, numbers.

Both the question and the passage go through here; what is quoted stays as it
was written.
"""

from __future__ import annotations

import re
import unicodedata

_ERA_START = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = "〇零一二三四五六七八九十百千"

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COUNTED = re.compile(rf"([{_KANJI}]+)(?=[条項号章節款編年月日回割人円万]|[かヶ箇]月|分の)")
_FISCAL = re.compile(r"(令和|平成|昭和|(?<![a-z])[rhs])\s*(\d{1,2}|元)\s*年度")
_CALENDAR = re.compile(r"(令和|平成|昭和|(?<![a-z])[rhs])\s*(\d{1,2}|元)\s*年(?!度)")
_SHORT = re.compile(r"(?<![a-z\d])([rh])\.?(\d{1,2})(?![\da-z.])")
_BARE = re.compile(r"(?<!\d)(\d{1,2})年度")


def normalise(text: str) -> str:
    """Lower-case NFKC with Arabic numbers and Western years.

    令和7年度, R7, 7年度 and 2025年度 all become 2025年度; 令和7年 becomes 2025年,
    which is the calendar year. 第五条 becomes 第5条, 1,000 becomes 1000.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = _THOUSANDS.sub("", text)
    text = _COUNTED.sub(lambda found: str(kanji_number(found[1])), text)
    text = _FISCAL.sub(lambda found: f"{_western(found[1], found[2])}年度", text)
    text = _CALENDAR.sub(lambda found: f"{_western(found[1], found[2])}年", text)
    text = _SHORT.sub(lambda found: f"{_western(found[1], found[2])}年度", text)
    return _BARE.sub(lambda found: f"{_western('令和', found[1])}年度", text)


def kanji_number(text: str) -> int:
    """The value of a number below ten thousand: 十三 is 13, 二〇 is 20."""
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _western(era: str, year: str) -> int:
    return _ERA_START[era] + (1 if year == "元" else int(year))

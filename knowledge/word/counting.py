"""Numbers as Word writes them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def numeral(number: int, number_format: str) -> str:
    """A counter as text; a format that is unknown here gives plain digits, `none` and `bullet` nothing."""
    if number_format in ("none", "bullet"):
        return ""
    write = _FORMATS.get(number_format, str)
    return write(number) if number > 0 else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    return lambda number: alphabet[(number - 1) % len(alphabet)]


def _latin(number: int) -> str:
    """a … z, aa, bb …"""
    repeated, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(repeated + 1, 9)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in (*_ROMANS, *_SMALL_ROMANS):
        times, number = divmod(number, worth)
        text += sign * min(times, 9)
    return text


def _kanji(digits: str, ten: str, hundred: str, thousand: str) -> Callable[[int], str]:
    """Japanese counting: 十, 十一, 二十, 百二."""

    def write(number: int) -> str:
        text = ""
        for worth, sign in ((1000, thousand), (100, hundred), (10, ten)):
            times, number = divmod(number, worth)
            text += ("" if times == 1 and digits == _DIGITS else digits[times % 10]) + sign if times else ""
        return text + (digits[number] if number else "")

    return write


def _enclosed(number: int) -> str:
    for first, last, start in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(start) + number - first)
    return str(number)


def _sign(start: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(start) + number - 1) if number <= count else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _enclosed,
    "decimalEnclosedCircleChinese": _enclosed,
    "decimalEnclosedFullstop": _sign("⒈", 20),
    "decimalEnclosedParen": _sign("⑴", 20),
    "aiueo": _letters(_AIUEO_HALF),
    "aiueoFullWidth": _letters(_AIUEO),
    "iroha": _letters(_IROHA_HALF),
    "irohaFullWidth": _letters(_IROHA),
    "lowerLetter": _latin,
    "upperLetter": lambda number: _latin(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "japaneseCounting": _kanji(_DIGITS, "十", "百", "千"),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseLegal": _kanji(_LEGAL, "拾", "百", "阡"),
    "chineseCounting": _kanji(_DIGITS, "十", "百", "千"),
    "ideographTraditional": _letters(_STEMS),
    "ideographZodiac": _letters(_BRANCHES),
}

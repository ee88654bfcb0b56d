"""Numbers as dates write them: 12, 元, 十二, 二〇二五."""

from __future__ import annotations

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


def number(written: str) -> int:
    """The value of a number below one hundred, or of one written digit by digit (二〇二五).

    Raises ValueError for anything else.
    """
    if written.isdecimal():
        return int(written)
    if written == "元":
        return 1
    tens, ten, ones = written.partition("十")
    if ten:
        return _digit(tens, 1) * 10 + _digit(ones, 0)
    return int("".join(str(_digit(sign, 0)) for sign in written))


def _digit(sign: str, when_empty: int) -> int:
    if not sign:
        return when_empty
    if sign not in _DIGITS:
        raise ValueError(f"not a number: {sign!r}")
    return _DIGITS[sign]

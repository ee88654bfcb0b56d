"""The six-digit code of a local government (全国地方公共団体コード).

The last digit checks the first five. Source: 総務省「全国地方公共団体コード仕様」.
"""

from __future__ import annotations

_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(first_five: str) -> str:
    """The sixth digit of a code that begins with these five."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_five, strict=True))
    return str((11 - total % 11) % 10)


def is_code(text: str) -> bool:
    """Whether `text` is six ASCII digits of which the last one fits."""
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        return False
    return check_digit(text[:5]) == text[5]

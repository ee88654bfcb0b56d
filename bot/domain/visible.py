"""Text from outside without what nobody sees."""

from __future__ import annotations

import re

from knowledge.text import clean

_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0\U000e0000-\U000e007f]"
)
_EMPTY_LINES = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*){2,}")


def visible(text: str) -> str:
    """The text without invisible characters, and with at most one empty line on end."""
    return _EMPTY_LINES.sub("\n\n", _INVISIBLE.sub("", clean(text))).strip()

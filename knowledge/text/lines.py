"""Line breaks that belong to the paper, not to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD_END = re.compile(r"[A-Za-z0-9,;:.!?%)]$")
_WORD_START = re.compile(r"[A-Za-z0-9(]")


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one line; a space only between Latin words."""
    text = ""
    for line in lines:
        line = line.strip()
        needs_space = _WORD_END.search(text) and _WORD_START.match(line) and text[-1:].isascii()
        text = f"{text} {line}" if needs_space else text + line
    return text

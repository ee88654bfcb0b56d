"""Line breaks that belong to the paper, not to the sentence.

Where the width of the page broke a line, the break stands for nothing
(`joined`). Where a writer set it, in a cell or a text box, it may part the
items of a list (①有 / ②無), and only between two Japanese letters is it taken
for a wrapped line (`one_line`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD_END = re.compile(r"[A-Za-z0-9,;:.!?%)]$")
_WORD_START = re.compile(r"[A-Za-z0-9(]")
_BETWEEN_LETTERS = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\u3000]*\n[ \t\u3000]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
_BLANKS = re.compile(r"[ \t\n\u00a0]+")


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one line; a space only between Latin words."""
    text = ""
    for line in lines:
        line = line.strip()
        needs_space = _WORD_END.search(text) and _WORD_START.match(line) and text[-1:].isascii()
        text = f"{text} {line}" if needs_space else text + line
    return text


def one_line(text: str) -> str:
    """A cell or box on one line; a break stands for a blank except between two Japanese letters."""
    return _BLANKS.sub(" ", _BETWEEN_LETTERS.sub("", text)).strip(" \u3000")

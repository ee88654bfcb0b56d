"""Where a Japanese sentence ends."""

from __future__ import annotations

_END = "。．！？!?"
_OPEN = "（(「『【〔［[〈《"
_CLOSE = "）)」』】〕］]〉》"


def _ends(text: str, index: int, depth: int) -> bool:
    char = text[index]
    if char == "\n":
        return True
    if depth or char not in _END:
        return False
    following = text[index + 1 : index + 2]
    if char == "．":
        return following in ("", "\n")
    return following not in (*_END, *_CLOSE) or following == ""


def sentences(text: str) -> list[str]:
    """Cut after 。！？ and at line breaks, never inside brackets.

    A bracket that is not closed on its line does not swallow the rest. The
    parts joined give the text back.
    """
    parts: list[str] = []
    start = depth = 0
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        if _ends(text, index, depth):
            parts.append(text[start : index + 1])
            start, depth = index + 1, 0
    return [*parts, text[start:]] if start < len(text) else parts

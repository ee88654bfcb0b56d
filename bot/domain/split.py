"""Long text cut where a reader would pause: after 。 or a line, else a clause, else a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from knowledge.text import sentences

_CLAUSE = re.compile(r"[。．！？!?、，,;；：:・)）」』】〕］]|\s")
# Japanese words begin where hiragana ends; Latin words and numbers hold together.
_WORD = re.compile(r"(?<=[ぁ-ん])(?=[^ぁ-んー])|(?<=[!-~])(?=[^!-~])|(?<=[^!-~])(?=[!-~])")
_JOINING = re.compile("[\ufe00-\ufe0f\u3099\u309a\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]")
MORE = "…"


def pieces(text: str, limit: int) -> list[str]:
    """Cut into parts of at most `limit` characters (2 or more) that joined give the text back."""
    parts: list[str] = []
    rest = text
    while len(rest) > limit:
        end = _end(rest, limit)
        parts.append(rest[:end])
        rest = rest[end:]
    return [*parts, rest] if rest else parts


def shortened(text: str, limit: int) -> str:
    """The beginning of a text, at most `limit` characters, with … where something is left out."""
    if len(text) <= limit:
        return text
    return text[: _end(text, limit - len(MORE))].rstrip() + MORE


def _end(text: str, limit: int) -> int:
    """Where to cut: at the best kind of boundary that does not waste most of the room."""
    window = text[: limit + 1]
    for ends in (_sentence_ends(window), _ends(_CLAUSE, window), _ends(_WORD, window)):
        last = max((end for end in ends if end <= limit and not _is_mark(text[end])), default=0)
        if last * 3 >= limit:
            return last
    return _whole_character(text, limit)


def _sentence_ends(window: str) -> Iterable[int]:
    return accumulate(len(part) for part in sentences(window)[:-1])


def _ends(boundary: re.Pattern[str], window: str) -> Iterable[int]:
    return (found.end() for found in boundary.finditer(window))


def _whole_character(text: str, limit: int) -> int:
    """The limit, or the beginning of the letter that it would part from its marks."""
    starts = (end for end in range(limit, 0, -1) if not _is_mark(text[end]))
    return next(starts, limit)


def _is_mark(char: str) -> bool:
    return bool(unicodedata.combining(char) or _JOINING.match(char))

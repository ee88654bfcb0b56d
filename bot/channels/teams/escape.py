"""Text from outside, made inert: no mention, no link, no markup, nothing invisible.

Cards are built of text runs only, which are never markup (adaptivecards.io,
`TextRun`). The text of a message is Markdown with HTML in it, so whatever means
something there is widened or written as an entity. A backslash would not do:
not every client honours it (microsoft/AdaptiveCards issue 5590).
"""

from __future__ import annotations

import re

from bot.domain.visible import visible

_FUNCTION = re.compile(r"\{\{(?=DATE|TIME)")
_ANYWHERE = str.maketrans("*~`[]|\\", "＊～｀［］｜＼")
# Between two letters it is part of a name (file_name).
_EMPHASIS = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^[ \t\u3000]*", re.MULTILINE)
_BLOCK = re.compile(r"^([-+=#])(?=[-+=#\s]|$)", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=[A-Za-z0-9+.-]):(?=//)|(?<=www)\.", re.IGNORECASE)
_WIDE = {"-": "－", "+": "＋", "=": "＝", "#": "＃", ".": "．", ")": "）", ":": "："}
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def inert(text: str) -> str:
    """Text for a run of a card, where only date functions would mean something."""
    return _FUNCTION.sub("｛｛", visible(text))


def marked_down(text: str) -> str:
    """Text for a message: it reads the same, and a line is a paragraph."""
    said = _LINE_START.sub("", visible(text)).translate(_ANYWHERE)
    said = _BLOCK.sub(lambda found: _WIDE[found[1]], _EMPHASIS.sub("＿", said))
    said = _NUMBER.sub(lambda found: found[1] + _WIDE[found[2]], said)
    said = _ADDRESS.sub(lambda found: _WIDE[found[0]], said)
    return "\n\n".join(line for line in said.translate(_ENTITIES).split("\n") if line)

"""Text from outside, made inert: no mention, no link, no markup, nothing invisible.

Blocks are built of plain text elements only, which Slack shows as they are.
What stands here is the second wall, and the first one for the fallback text,
which is markup (docs.slack.dev, "Formatting message text").
"""

from __future__ import annotations

import re

from knowledge.text import clean

_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"<(?=[!@#]|[A-Za-z][A-Za-z0-9+.-]*:)")
_BROADCAST = re.compile(r"(?<![A-Za-z0-9])@(?=here|channel|everyone|group)", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*){2,}")
# Between two letters none of these is markup (file_name, 3*4).
_MARKUP = re.compile(r"(?<![^\W_])[*_~`]|[*_~`](?![^\W_])")
_QUOTE = re.compile(r"^([ \t\u3000]*)>", re.MULTILINE)
_WIDE = str.maketrans("*_~`", "＊＿～｀")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def inert(text: str) -> str:
    """Text for a plain text element; a mention or link in Slack's syntax is seen, not followed."""
    visible = _INVISIBLE.sub("", clean(text))
    dead = _BROADCAST.sub("＠", _CONTROL.sub("＜", visible))
    return _EMPTY_LINES.sub("\n\n", dead).strip()


def marked_down(text: str) -> str:
    """Text for the fallback of a message, where `& < >` and `* _ ~` would mean something."""
    plain = _MARKUP.sub(lambda mark: mark[0].translate(_WIDE), inert(text))
    return _QUOTE.sub(r"\1＞", plain).translate(_ENTITIES)

"""Text from outside, made inert: no mention, no link, no markup, nothing invisible.

Blocks are built of plain text elements only, which Slack shows as they are.
What stands here is the second wall, and the first one for the fallback text,
which is markup (docs.slack.dev, "Formatting message text").
"""

from __future__ import annotations

import re

from bot.domain.visible import visible

_CONTROL = re.compile(r"<(?=[!@#]|[A-Za-z][A-Za-z0-9+.-]*:)")
_BROADCAST = re.compile(r"(?<![A-Za-z0-9])@(?=here|channel|everyone|group)", re.IGNORECASE)
# Between two letters none of these is markup (file_name, 3*4).
_MARKUP = re.compile(r"(?<![^\W_])[*_~`]|[*_~`](?![^\W_])")
_QUOTE = re.compile(r"^([ \t\u3000]*)>", re.MULTILINE)
_WIDE = str.maketrans("*_~`", "＊＿～｀")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def inert(text: str) -> str:
    """Text for a plain text element; a mention or link in Slack's syntax is seen, not followed."""
    return _BROADCAST.sub("＠", _CONTROL.sub("＜", visible(text)))


def marked_down(text: str) -> str:
    """Text for the fallback of a message, where `& < >` and `* _ ~` would mean something."""
    plain = _MARKUP.sub(lambda mark: mark[0].translate(_WIDE), inert(text))
    return _QUOTE.sub(r"\1＞", plain).translate(_ENTITIES)

"""Text from outside, made inert for services that turn plain text into links and calls."""

from __future__ import annotations

import re

from knowledge.text import clean

_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0\U000e0000-\U000e007f]"
)
_EMPTY_LINES = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*){2,}")
_ADDRESS = re.compile(r":(?=//)|(?<=javascript):|(?<=data):|(?<=mailto):|(?<=tel):", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(www)\.(?=\w)", re.IGNORECASE)
_BROADCAST = re.compile(r"(?<![A-Za-z0-9])@(?=here|channel|everyone|group|all)", re.IGNORECASE)


def inert(text: str) -> str:
    """An address or a call for everybody is seen and not followed; nothing invisible is left.

    Addresses that shall become links are added afterwards.
    """
    visible = _INVISIBLE.sub("", clean(text))
    dead = _BARE_ADDRESS.sub(r"\1．", _ADDRESS.sub("：", visible))
    return _EMPTY_LINES.sub("\n\n", _BROADCAST.sub("＠", dead)).strip()

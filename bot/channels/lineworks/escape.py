"""Text from outside, made inert for LINE WORKS.

`<m userId="…">` in a text calls a member, or everybody
(https://developers.worksmobile.com/jp/docs/bot-mention).
"""

from __future__ import annotations

import re

from bot.domain.inert import inert

_CALL = re.compile(r"<(?=\s*/?\s*m\b)", re.IGNORECASE)


def escaped(text: str) -> str:
    """A call or an address is seen, not followed."""
    return _CALL.sub("＜", inert(text))

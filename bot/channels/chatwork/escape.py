"""Text from outside, made inert for Chatwork.

Tags stand in square brackets (https://developer.chatwork.com/docs/message-notation);
what is no known tag is shown as it stands, so only the brackets of tags are changed.
"""

from __future__ import annotations

import re

from bot.domain.inert import inert

_TAG = re.compile(
    r"\[(?=\s*/?\s*(?:to|toall|rp|qt|qtmeta|info|title|hr|code|piconname|picon|dtext|download|preview|"
    r"task|deleted|imported|live|cc|pname)\b)",
    re.IGNORECASE,
)


def escaped(text: str) -> str:
    """A call, a quotation, a frame or an address is seen, not followed."""
    return _TAG.sub("［", inert(text))

"""From Chatwork's text, where calls and quotations are tags, to what the person wrote.

https://developer.chatwork.com/docs/message-notation: `[To:1]Name`, `[rp aid=1
to=2-3]Name`, `[qt][qtmeta …]…[/qt]`; the name behind a call is a line's rest.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\[qt\].*?\[/qt\]", re.DOTALL | re.IGNORECASE)
# A client writes the name of who is called behind the tag, with さん.
_CALL = re.compile(
    r"\[(?:To:\d+|rp aid=\d+ to=\d+-\d+|toall)\](?:[^\n\[]{0,40}?さん(?=[\s、,]|$)[、,]?)?", re.IGNORECASE
)
_TAG = re.compile(r"\[/?(?:info|title|hr|code|picon|piconname)[^\]]*\]", re.IGNORECASE)
_REPLY = re.compile(r"\[rp aid=\d+ to=\d+-(\d+)\]", re.IGNORECASE)
_BLANK = re.compile(r"\n{3,}")


def plain(text: str) -> str:
    """The words of a message, without calls and quotations.

    A name would be personal data that no answer needs.
    """
    without = _TAG.sub(" ", _CALL.sub("\n", _QUOTED.sub("\n", text.replace("\r\n", "\n"))))
    return _BLANK.sub("\n\n", without).strip()


def replied_to(text: str) -> str:
    """The id of the message that somebody replies to, "" for none."""
    found = _REPLY.search(text)
    return found[1] if found else ""

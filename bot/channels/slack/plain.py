"""From Slack's text, where references and links are marked up, to what the person wrote.

Slack sends `& < >` escaped and puts mentions, channels, links and dates between
`<` and `>` (docs.slack.dev/messaging/formatting-message-text).
"""

from __future__ import annotations

import re

_MARKED = re.compile(r"<([^<>]*)>")
_SPACES = re.compile(r"[^\S\n]{2,}")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def plain(text: str, *, bot_user: str = "") -> str:
    """The words of a message, without mentions of `bot_user`; other people stay nameless.

    A name would be personal data that no answer needs.
    """
    shown = _MARKED.sub(lambda marked: _shown(marked[1], bot_user), text)
    return _SPACES.sub(" ", _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], shown)).strip()


def mentions(text: str, user: str) -> bool:
    """Whether a message names this user."""
    return any(_is_user(marked, user) for marked in _MARKED.findall(text))


def _shown(marked: str, bot_user: str) -> str:
    target, _, label = marked.partition("|")
    if target.startswith("@"):
        return " " if _is_user(marked, bot_user) else "@"
    if target.startswith("#"):
        return f"#{label}"
    if target.startswith("!"):
        return label
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def _is_user(marked: str, user: str) -> bool:
    return bool(user) and marked.partition("|")[0] == f"@{user}"

"""From Teams' text to what the person wrote.

Mentions stand in the text as `<at>name</at>` and are explained by entities; the
rest is escaped as in HTML (Microsoft Learn, "Channel and group chat
conversations with a bot").
"""

from __future__ import annotations

import html
import re

from bot.channels.teams.spot import Activity, part, parts

_AT = re.compile(r"<at[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"<quoted\b[^>]*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|br|span|b|i|strong|em|a)\b[^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]{2,}|\xa0")


def plain(activity: Activity) -> str:
    """The words of a message without our own name; other people stay nameless.

    A name would be personal data that no answer needs.
    """
    text = str(activity.get("text") or "")
    for each in _mentions(activity):
        if _mentioned(each) == _us(activity) and each.get("text"):
            text = text.replace(str(each["text"]), " ")
    nameless = _AT.sub("@", _QUOTED.sub(" ", text))
    return _SPACES.sub(" ", html.unescape(_TAG.sub(" ", nameless))).strip()


def mentions_us(activity: Activity) -> bool:
    """Whether a message names us."""
    return any(_mentioned(each) == _us(activity) for each in _mentions(activity))


def _mentions(activity: Activity) -> list[Activity]:
    return [each for each in parts(activity, "entities") if each.get("type") == "mention"]


def _mentioned(entity: Activity) -> str:
    return str(part(entity, "mentioned").get("id") or "")


def _us(activity: Activity) -> str:
    return str(part(activity, "recipient").get("id") or "?")

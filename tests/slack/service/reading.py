"""What a person sees of a message: its text, what can be clicked, whom it calls, what can be pressed.

Stricter than Slack where Slack's own page leaves room: text with `verbatim`
unset is searched for addresses and group mentions, as
docs.slack.dev/reference/block-kit/composition-objects/text-object announces.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

Blocks = list[dict[str, Any]]
_ANGLES = re.compile(r"<([^<>\n]*)>")
_BARE_LINK = re.compile(r"(?<![<|\w])https?://[^\s<>|]+")
_GROUP = re.compile(r"(?<!\w)@(channel|here|everyone)\b")
_TEXTS = frozenset({"plain_text", "mrkdwn", "markdown"})
_RICH = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted"})
# Parts of rich text that notify somebody.
_CALLS = {"user": "@", "usergroup": "!subteam^", "broadcast": "!"}
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def shown(blocks: Blocks, text: str) -> str:
    """The words, each text object and each line of rich text on a line of its own."""
    if not blocks:
        return _plain({"type": "mrkdwn", "text": text})
    return "\n".join(line for block in blocks for line in _lines(block))


def links(blocks: Blocks, text: str) -> list[str]:
    """Every address that a click opens, in order."""
    found = [each["url"] for each in nodes(blocks) if each.get("url")]
    for each in _marked(blocks, text):
        found += [part.split("|")[0] for part in _ANGLES.findall(each["text"]) if "://" in part]
        found += _MARKDOWN_LINK.findall(each["text"]) if each["type"] == "markdown" else []
        found += [] if each.get("verbatim") else _BARE_LINK.findall(each["text"])
    return found


def pings(blocks: Blocks, text: str) -> list[str]:
    """Everybody and every group that is notified."""
    found = [_inline(each) for each in nodes(blocks) if each.get("type") in _CALLS]
    for each in _marked(blocks, text):
        found += [part.split("|")[0] for part in _ANGLES.findall(each["text"]) if part[:1] in ("!", "@")]
        found += [] if each.get("verbatim") else ["!" + name for name in _GROUP.findall(each["text"])]
    return [name for name in found if not name.startswith("!date")]


def labels(blocks: Blocks) -> list[str]:
    """The words on buttons and in menus."""
    return [label for each in nodes(blocks) for label in _labels_of(each)]


def texts(blocks: Blocks) -> Iterator[dict[str, Any]]:
    """Every text object, in reading order; a Markdown block counts as one."""
    for each in nodes(blocks):
        if each.get("type") in (*_TEXTS, "text", "link") and "text" in each:
            yield each


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every object below, the outer before the inner."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def _marked(blocks: Blocks, text: str) -> Iterator[dict[str, Any]]:
    """Where mark-up has an effect; the text of a message with blocks still rings phones."""
    yield {"type": "mrkdwn", "text": text, "verbatim": bool(blocks)}
    yield from (each for each in texts(blocks) if each["type"] in ("mrkdwn", "markdown"))


def _lines(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _lines(inner)
    if not isinstance(node, dict):
        return
    kind = node.get("type")
    if kind in _RICH:
        yield "".join(_inline(each) for each in node["elements"])
    elif kind in _TEXTS:
        yield _plain(node)
    else:
        for inner in node.values():
            yield from _lines(inner)


def _inline(element: dict[str, Any]) -> str:
    """A part of a line of rich text."""
    kind = element["type"]
    if kind == "link":
        return str(element.get("text") or element["url"])
    if kind in _CALLS:
        return _CALLS[kind] + str(element.get("user_id") or element.get("usergroup_id") or element["range"])
    return str(element.get("text", ""))


def _labels_of(node: dict[str, Any]) -> list[str]:
    if node.get("type") == "feedback_buttons":
        return [node[side]["text"]["text"] for side in ("positive_button", "negative_button")]
    if node.get("type") in ("button", "workflow_button"):
        return [node["text"]["text"]]
    return [option["text"]["text"] for option in node.get("options", []) if "text" in option]


def _plain(text: dict[str, Any]) -> str:
    if text["type"] != "mrkdwn":
        return str(text["text"])
    return html.unescape(_ANGLES.sub(_named, text["text"]))


def _named(match: re.Match[str]) -> str:
    return match[1].rpartition("|")[2]

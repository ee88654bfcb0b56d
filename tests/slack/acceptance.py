"""What Slack takes: limits of its documentation, checked apart from the code that makes the blocks.

The classes of slack_sdk are the second opinion: they know the attributes of
every block and validate lengths of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

INTERPRETED = {"mrkdwn", "markdown", "user", "usergroup", "broadcast", "channel", "team", "emoji", "date"}
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\u3164\ufeff\uffa0\ud800-\udfff\U000e0000-\U000e007f]"
)
SYNTAX = re.compile(r"<[!@#]|<[A-Za-z][A-Za-z0-9+.-]*:")
BROADCAST = re.compile(r"(?:^|[^A-Za-z0-9])@(?:here|channel|everyone)", re.IGNORECASE)
FORMATTED = re.compile(r"(?:^|[\s(「])([*_~`])(?=\S)[^\n]*?\S\1(?:$|[\s)」])", re.MULTILINE)


def takes_message(message: dict[str, Any]) -> None:
    """Fails with the reason for which Slack would refuse the message, or shorten it silently."""
    assert message["text"].strip()
    assert len(message["text"]) <= 12_000
    _takes_blocks(message["blocks"], most=50)
    assert len(json.dumps(message["blocks"], ensure_ascii=False)) <= 13_200


def takes_view(view: dict[str, Any]) -> None:
    """Fails with the reason for which Slack would refuse the view."""
    _takes_blocks(view["blocks"], most=100)
    assert len(view.get("private_metadata", "")) < 3_000
    parsed = View(**view)
    parsed.validate_json()
    assert parsed.to_dict() == view


def _takes_blocks(blocks: list[dict[str, Any]], *, most: int) -> None:
    assert 0 < len(blocks) <= most
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert parsed.to_dict() == block
        _LENGTHS.get(block["type"], _anything)(block)
        assert all(0 < len(element["text"]) <= 3_000 for element in texts_of(block))


def _header(block: dict[str, Any]) -> None:
    assert len(block["text"]["text"]) <= 150


def _context(block: dict[str, Any]) -> None:
    assert len(block["elements"]) <= 10


def _actions(block: dict[str, Any]) -> None:
    assert len(block["elements"]) <= 25
    ids = [element["action_id"] for element in block["elements"]]
    assert len(set(ids)) == len(ids)
    for element in block["elements"]:
        assert len(element["text"]["text"]) <= 75
        assert len(element.get("value", "")) <= 2_000
        assert len(element["action_id"]) <= 255


def _rich_text(block: dict[str, Any]) -> None:
    assert all(part["elements"] for part in block["elements"])
    assert all(
        element["url"] for part in block["elements"] for element in part["elements"] if "url" in element
    )


def _anything(_block: dict[str, Any]) -> None:
    pass


_LENGTHS = {"header": _header, "context": _context, "actions": _actions, "rich_text": _rich_text}


def objects_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a message or a view."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects_of(inner)


def texts_of(value: Any) -> list[dict[str, Any]]:
    """Everything that carries a text to read."""
    return [each for each in objects_of(value) if isinstance(each.get("text"), str)]


def is_dead(shown: dict[str, Any], *, addresses: Sequence[str] = (), users: Sequence[str] = ()) -> None:
    """Fails where something of a message or view would act: mention, notify, link elsewhere, hide."""
    acting = [each for each in objects_of(shown["blocks"]) if each.get("type") in INTERPRETED]
    assert [each for each in acting if each.get("user_id") not in users] == []
    links = [each["url"] for each in objects_of(shown["blocks"]) if "url" in each]
    assert set(links) <= set(addresses)
    every = _strings(shown)
    assert [text for text in every if SYNTAX.search(text) or BROADCAST.search(text)] == []
    assert [text for text in every if INVISIBLE.search(text)] == []
    if "text" in shown:
        _is_plain(shown["text"])


def _is_plain(text: str) -> None:
    """The fallback is markup: nothing of it may mean anything."""
    assert "<" not in text
    assert ">" not in text
    assert re.sub(r"&(?:amp|lt|gt);", "", text).count("&") == 0
    assert FORMATTED.search(text) is None
    assert re.search(r"^[ \t\u3000]*&gt;", text, re.MULTILINE) is None


def _strings(value: Any) -> list[str]:
    return [
        inner
        for each in objects_of(value)
        for name, inner in each.items()
        if isinstance(inner, str) and name != "private_metadata"
    ]


def said(shown: dict[str, Any]) -> str:
    """The words of a message or view as somebody reads them, without buttons."""
    blocks = [block for block in shown["blocks"] if block["type"] != "actions"]
    return "\n".join(_words(block) for block in blocks)


def _words(block: dict[str, Any]) -> str:
    if block["type"] != "rich_text":
        return "".join(each["text"] for each in texts_of(block))
    parts = (
        "".join(each.get("text") or f"<{each['user_id']}>" for each in part["elements"])
        for part in block["elements"]
    )
    return "\n".join(parts)


def buttons_of(shown: dict[str, Any]) -> dict[str, str]:
    """Action → what its button says."""
    rows = (block["elements"] for block in shown["blocks"] if block["type"] == "actions")
    return {each["action_id"]: each["text"]["text"] for row in rows for each in row}

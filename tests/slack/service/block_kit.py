"""Whether Slack accepts blocks and views: slack_sdk's own models, and the limits that they leave out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.slack.service import block_limits as limits
from tests.slack.service import reading
from tests.slack.service.failure import ApiError, invalid

Json = dict[str, Any]


def check_blocks(blocks: object, surface: str) -> None:
    """Raise `invalid_blocks` with the reasons; `surface` is message, modal or home."""
    wrong = list(_wrong_with(blocks, surface))
    if wrong:
        raise invalid("invalid_blocks", wrong)


def check_total(blocks: list[Json]) -> None:
    """The limit on a whole message, counted with its containers, which is the strictest reading."""
    if len(json.dumps(blocks, ensure_ascii=False)) > limits.TOTAL:
        raise ApiError("msg_blocks_too_long")


def check_view(view: object, surface: str) -> Json:
    """The view, where Slack would take it."""
    if not isinstance(view, dict) or view.get("type") != surface:
        raise invalid("invalid_arguments", [f"unsupported type [json-pointer:/view/type], not {surface}"])
    wrong = [*_wrong_with(view.get("blocks"), surface), *_wrong_parts(view, "/view")]
    if surface == "modal" and _has_input(view) and "submit" not in view:
        wrong.append("missing required field: submit [json-pointer:/view]")
    if wrong:
        raise invalid("invalid_arguments", wrong)
    return view


def _wrong_with(blocks: object, surface: str) -> Iterator[str]:
    if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
        yield "must be an array of objects [json-pointer:/blocks]"
        return
    if not blocks and surface != "home":
        yield "no fewer than 1 item [json-pointer:/blocks]"
    if len(blocks) > limits.BLOCKS[surface]:
        yield f"no more than {limits.BLOCKS[surface]} items allowed [json-pointer:/blocks]"
    for number, block in enumerate(blocks):
        yield from _wrong_block(block, f"/blocks/{number}", surface)
    yield from _repeated("block_id", blocks, "/blocks")


def _wrong_block(block: Json, place: str, surface: str) -> Iterator[str]:
    kind = str(block.get("type"))
    if surface not in limits.ONLY.get(kind, {surface}):
        yield f"unsupported type: {kind} [json-pointer:{place}/type]"
    yield from _wrong_for_sdk(block, place)
    for inner in reading.nodes(block):
        yield from _wrong_parts(inner, place)
    yield from _repeated("action_id", list(reading.nodes(block)), place)
    if len(str(block.get("block_id", ""))) > limits.BLOCK_ID:
        yield f"must be less than {limits.BLOCK_ID + 1} characters [json-pointer:{place}/block_id]"


def _wrong_for_sdk(block: Json, place: str) -> Iterator[str]:
    try:
        parsed = Block.parse(block)
        if parsed is None:
            yield f"unsupported type: {block.get('type')} [json-pointer:{place}/type]"
            return
        parsed.validate_json()
    except (SlackObjectFormationError, TypeError, KeyError) as error:
        yield f"{error} [json-pointer:{place}]"
        return
    for name in block.keys() - parsed.attributes - {"type"}:
        yield f"invalid additional property: {name} [json-pointer:{place}]"


def _wrong_parts(node: Json, place: str) -> Iterator[str]:
    kind = str(node.get("type", ""))
    for name in limits.NEEDED.get(kind, ()):
        if name not in node:
            yield f"missing required field: {name} [json-pointer:{place}]"
    for name in limits.PLAIN.get(kind, ()):
        if name in node and node[name].get("type") != "plain_text":
            yield f"must be plain_text [json-pointer:{place}/{name}]"
    yield from _wrong_counts(node, kind, place)
    for name, most in _text_limits(node, kind).items():
        yield from _wrong_lengths(node, name, most, place)
    if kind == "button" and node.get("style", "primary") not in limits.STYLES:
        yield f"invalid style [json-pointer:{place}/style]"


def _wrong_counts(node: Json, kind: str, place: str) -> Iterator[str]:
    for name, (least, most) in limits.COUNTS.get(kind, {}).items():
        if name in node and not least <= len(node[name]) <= most:
            yield f"{least} to {most} items allowed [json-pointer:{place}/{name}]"


def _text_limits(node: Json, kind: str) -> dict[str, int]:
    if kind:
        return limits.TEXTS.get(kind, {})
    if "confirm" in node and "deny" in node:
        return limits.CONFIRM
    return limits.OPTION if "value" in node and "text" in node else {}


def _wrong_lengths(node: Json, name: str, most: int, place: str) -> Iterator[str]:
    for text in _strings(node.get(name)):
        if len(text) > most:
            yield f"must be less than {most + 1} characters [json-pointer:{place}/{name}]"
        if not text and name not in ("value", "private_metadata", "callback_id"):
            yield f"must be more than 0 characters [json-pointer:{place}/{name}]"


def _strings(part: object) -> list[str]:
    """The texts of a part: itself, a text object's, or those of a list of text objects."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, dict) and isinstance(part.get("text"), str):
        return [part["text"]]
    return [text for each in part for text in _strings(each)] if isinstance(part, list) else []


def _repeated(name: str, nodes: list[Json], place: str) -> Iterator[str]:
    counts = Counter(node[name] for node in nodes if name in node)
    yield from (f'{name} "{one}" already exists [json-pointer:{place}]' for one, n in counts.items() if n > 1)


def _has_input(view: Json) -> bool:
    return any(block.get("type") == "input" for block in view["blocks"])

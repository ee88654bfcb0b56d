"""Finding what a person presses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.slack.service import fields

Json = dict[str, Any]


def pressed(blocks: list[Json], name: str, choice: str = "") -> Json:
    """The entry of `actions` for the element that shows `name` or has it as its action id.

    `choice` is what is picked in a menu or a calendar.
    """
    for block, element in _elements(blocks):
        action = _action(element, name, choice)
        if action is not None:
            where = {"block_id": block["block_id"], "action_id": element["action_id"]}
            return {"type": element["type"], **where, **action}
    raise LookupError(f"nothing to press: {name}")


def _elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for number, block in enumerate(blocks):
        for element in [block.get("accessory"), *block.get("elements", [])]:
            if isinstance(element, dict) and "action_id" in element:
                yield {"block_id": f"b{number}", **block}, element


def _action(element: Json, name: str, choice: str) -> Json | None:
    """The part of an action that depends on the kind of element; None where another one is meant."""
    kind = element["type"]
    if kind == "feedback_buttons":
        return _feedback(element, name)
    named = name == element["action_id"]
    if kind == "button":
        if not named and name != element["text"]["text"]:
            return None
        return {"text": element["text"], **{k: element[k] for k in ("value", "style") if k in element}}
    named = named or name == element.get("placeholder", {}).get("text")
    if kind == "datepicker":
        return {"selected_date": choice} if named else None
    if kind == "overflow" and not named:
        shown = [option["text"]["text"] for option in element["options"]]
        return {"selected_option": fields.chosen(element, name)} if name in shown else None
    return {"selected_option": fields.chosen(element, choice)} if named else None


def _feedback(element: Json, name: str) -> Json | None:
    for side in ("positive_button", "negative_button"):
        if name == element[side]["text"]["text"]:
            return {"text": element[side]["text"], "value": element[side]["value"]}
    return None

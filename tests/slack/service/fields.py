"""Filling in a form: from what a person enters to the state that Slack sends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
# type of a field → the key of its value in the state, the key of its initial value
_VALUES = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
}


class NotSubmitted(Exception):
    """Slack's own form would not let this through."""


def state(blocks: list[Json], entered: Mapping[str, Any]) -> Json:
    """The state of a form; fields are named by label, block_id or action_id.

    Menus are entered by the words that they show, dates as 2027-01-15.
    Raises `NotSubmitted` where a field is empty, too long, or not there.
    """
    values: Json = {}
    used: set[str] = set()
    for block, field in _fields(blocks):
        names = {block.get("label", {}).get("text"), block["block_id"], field["action_id"]}
        given = names & entered.keys()
        used |= given
        value = entered[given.pop()] if given else None
        values.setdefault(block["block_id"], {})[field["action_id"]] = _filled(block, field, value)
    if entered.keys() - used:
        raise NotSubmitted(f"no field {sorted(entered.keys() - used)}")
    return values


def chosen(field: Json, label: str) -> Json:
    """The option of a menu that shows these words."""
    for option in _options(field):
        if label in (option["text"]["text"], option["value"]):
            return option
    raise NotSubmitted(f"no option {label}")


def _fields(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for number, block in enumerate(blocks):
        inside = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        for field in inside:
            if isinstance(field, dict) and field.get("type") in _VALUES:
                yield {"block_id": f"b{number}", **block}, field


def _filled(block: Json, field: Json, value: Any) -> Json:
    key, initial = _VALUES[field["type"]]
    if value is None:
        value = field.get(initial)
    elif key == "selected_option":
        value = chosen(field, value)
    elif key == "selected_options":
        value = [chosen(field, label) for label in value]
    _check(block, field, value)
    return {"type": field["type"], key: value}


def _check(block: Json, field: Json, value: Any) -> None:
    if value in (None, "", []):
        if block["type"] == "input" and not block.get("optional"):
            raise NotSubmitted(f"{block['label']['text']} is empty")
    elif field["type"] == "plain_text_input":
        least, most = field.get("min_length", 0), field.get("max_length", 3000)
        if not least <= len(value) <= most:
            raise NotSubmitted(f"{block['label']['text']} has {len(value)} characters")


def _options(field: Json) -> list[Json]:
    groups = [option for group in field.get("option_groups", []) for option in group["options"]]
    return [*field.get("options", []), *groups]

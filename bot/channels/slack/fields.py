"""Fields of forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.channels.slack.blocks import Block, label
from bot.channels.slack.escape import inert
from bot.domain.split import shortened
from bot.texts import slack, targets, targets_page

_MOST_PEOPLE = "1000000"
_LONGEST_NOTE = 200
_LONGEST_OPTION = 75

Values = Sequence[Mapping[str, Any]]


def line(name: str, title: str, *, longest: int, value: str = "", optional: bool = False) -> Block:
    """A short text, which may begin with something."""
    element: Block = {"type": "plain_text_input", "max_length": longest}
    begun = shortened(inert(value), longest)
    if begun:
        element["initial_value"] = begun
    return _input(name, title, element, optional=optional)


def text(
    name: str, title: str, *, longest: int, value: str = "", hint: str = "", optional: bool = False
) -> Block:
    """A text of several lines, which may begin with something."""
    element = {"type": "plain_text_input", "multiline": True, "max_length": longest}
    begun = shortened(inert(value), longest)
    if begun:
        element["initial_value"] = begun
    return _input(name, title, element, hint=hint, optional=optional)


def day(name: str, title: str, *, first: dt.date | None = None, hint: str = "") -> Block:
    """A day, beginning with `first`."""
    element = {"type": "datepicker"}
    if first:
        element["initial_date"] = first.isoformat()
    return _input(name, title, element, hint=hint)


def count(name: str, title: str, value: int | None) -> Block:
    """How many; may stay empty."""
    element: Block = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": "0",
        "max_value": _MOST_PEOPLE,
    }
    if value is not None:
        element["initial_value"] = str(value)
    return _input(name, title, element, optional=True)


def check(name: str, title: str, *, optional: bool) -> Block:
    """A box to tick; ticked it is "yes"."""
    option = {"text": label(shortened(inert(title), _LONGEST_OPTION)), "value": "yes"}
    return _input(name, slack.CHECK, {"type": "checkboxes", "options": [option]}, optional=optional)


def entered(element: Mapping[str, Any]) -> str:
    """What somebody entered in a field, empty where nothing."""
    chosen = element.get("selected_options") or [element.get("selected_option") or {}]
    option: Mapping[str, Any] = chosen[0]
    return element.get("value") or element.get("selected_date") or option.get("value") or ""


def of_record(kind: str, values: Values) -> list[Block]:
    """The fields for what a duty has recorded (`jobs.duty.Record`), beginning with the known numbers."""
    return list(_RECORDS[kind](values))


def _targets(values: Values) -> Iterable[Block]:
    known = {each["persona"]: each for each in values}
    for persona, said in targets.PERSONAS.items():
        numbers = known.get(persona, {})
        yield count(f"target-{persona}", f"{said}：{targets_page.PLANNED}", numbers.get("planned"))
        yield count(f"actual-{persona}", f"{said}：{targets_page.ACTUAL}", numbers.get("actual"))


def _needed(values: Values) -> Iterable[Block]:
    known = {each["profession"]: each["count"] for each in values}
    for profession, said in targets.PROFESSIONS.items():
        yield count(f"needed-{profession}", f"{said}：{targets_page.COUNT}", known.get(profession))


def _visit(_values: Values) -> Iterable[Block]:
    yield day("visited_on", targets_page.VISITED_ON)
    yield line("note", targets_page.NOTE, longest=_LONGEST_NOTE, optional=True)


_RECORDS: Mapping[str, Callable[[Values], Iterable[Block]]] = {
    "targets": _targets,
    "needed_staff": _needed,
    "adviser_visits": _visit,
}


def _input(name: str, title: str, element: Block, *, hint: str = "", optional: bool = False) -> Block:
    made: Block = {
        "type": "input",
        "block_id": name,
        "label": label(title),
        "element": {**element, "action_id": name},
    }
    if hint:
        made["hint"] = label(hint)
    return {**made, "optional": True} if optional else made

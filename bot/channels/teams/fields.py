"""Fields of forms: inputs of a card, by the names under which a press knows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.channels.teams.elements import Element
from bot.channels.teams.escape import inert
from bot.domain.split import shortened
from bot.texts import targets, targets_page, teams

_MOST_PEOPLE = 1_000_000
_LONGEST_NOTE, _LONGEST_TITLE = 200, 200
_YES, _NO = "yes", "no"

Values = Sequence[Mapping[str, Any]]


def text(
    name: str,
    label: str,
    *,
    longest: int,
    value: str = "",
    example: str = "",
    lines: bool = False,
    required: bool = False,
) -> Element:
    """A text, of one or several lines; it may begin with something, or show an `example` while empty."""
    given = {"value": shortened(inert(value), longest), "placeholder": inert(example)}
    shown = {key: each for key, each in given.items() if each}
    return _input("Text", name, label, required, maxLength=longest, isMultiline=lines, **shown)


def day(
    name: str,
    label: str,
    *,
    value: dt.date | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    required: bool = False,
) -> Element:
    """A day, between `first` and `last` where a client honours that."""
    days = {"value": value, "min": first, "max": last}
    given = {key: each.isoformat() for key, each in days.items() if each}
    return _input("Date", name, label, required, **given)


def count(name: str, label: str, value: int | None) -> Element:
    """How many; may stay empty."""
    known = {} if value is None else {"value": value}
    return _input("Number", name, label, False, min=0, max=_MOST_PEOPLE, **known)


def check(name: str, title: str, *, required: bool = False) -> Element:
    """A box to tick; ticked it is "yes"."""
    said = shortened(inert(title), _LONGEST_TITLE)
    made: Element = {"type": "Input.Toggle", "id": name, "title": said, "wrap": True}
    return _demanded({**made, "valueOn": _YES, "valueOff": _NO, "value": _NO}, said, required)


def of_record(kind: str, known: Values) -> list[Element]:
    """The fields for what a duty has recorded (`jobs.duty.Record`), beginning with the known numbers."""
    return list(_RECORDS[kind](known))


def _targets(known: Values) -> Iterable[Element]:
    by_persona = {each["persona"]: each for each in known}
    for persona, said in targets.PERSONAS.items():
        numbers = by_persona.get(persona, {})
        yield count(f"target-{persona}", f"{said}：{targets_page.PLANNED}", numbers.get("planned"))
        yield count(f"actual-{persona}", f"{said}：{targets_page.ACTUAL}", numbers.get("actual"))


def _needed(known: Values) -> Iterable[Element]:
    counts = {each["profession"]: each["count"] for each in known}
    for profession, said in targets.PROFESSIONS.items():
        yield count(f"needed-{profession}", f"{said}：{targets_page.COUNT}", counts.get(profession))


def _visit(_known: Values) -> Iterable[Element]:
    yield day("visited_on", targets_page.VISITED_ON, required=True)
    yield text("note", targets_page.NOTE, longest=_LONGEST_NOTE)


_RECORDS: Mapping[str, Callable[[Values], Iterable[Element]]] = {
    "targets": _targets,
    "needed_staff": _needed,
    "adviser_visits": _visit,
}


def _input(kind: str, name: str, label: str, required: bool, **more: Any) -> Element:
    return _demanded({"type": f"Input.{kind}", "id": name, "label": label, **more}, label, required)


def _demanded(made: Element, label: str, required: bool) -> Element:
    return {**made, "isRequired": True, "errorMessage": teams.required(label)} if required else made

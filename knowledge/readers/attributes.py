"""What a Markdown document declares about itself: front matter and attribute lines."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import yaml

from knowledge.document import KINDS, Audience, Metadata, Stated

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_AUDIENCES = {
    "都道府県": Audience.PREFECTURES,
    "prefectures": Audience.PREFECTURES,
    "市町村": Audience.MUNICIPALITIES,
    "市区町村": Audience.MUNICIPALITIES,
    "municipalities": Audience.MUNICIPALITIES,
    "both": Audience.BOTH,
    "都道府県・市町村": Audience.BOTH,
}
_STATED = frozenset(field.name for field in dataclasses.fields(Stated))
_NAMES = {"source": "derived_from", "date": "issued_on"}


@dataclasses.dataclass(frozen=True, slots=True)
class Attributes:
    """Fields read from front matter or from one attribute line.

    `unknown` holds names that are not fields and values that are not what
    their field wants.
    """

    values: dict[str, Any]
    unknown: tuple[str, ...] = ()

    def stated(self, outer: Stated) -> Stated:
        """What holds for a section inside `outer`."""
        own = {name: value for name, value in self.values.items() if name in _STATED}
        return dataclasses.replace(outer, **own)

    def metadata(self) -> Metadata:
        """What holds for the document."""
        return Metadata(**{name: value for name, value in self.values.items() if name != "place"})


def split(text: str) -> tuple[str, str]:
    """Front matter (YAML, may be "") and the rest, with its line count kept."""
    found = _FRONT.match(text)
    if found is None:
        return "", text
    lines = found.group(0).count("\n")
    return found.group(1), "\n" * lines + text[found.end() :]


def from_front(front: str) -> Attributes:
    """Fields of front matter; a front matter that is not a YAML mapping is unknown as a whole."""
    try:
        loaded = yaml.safe_load(front)
    except yaml.YAMLError:
        return Attributes({}, unknown=("front matter",))
    if loaded is None:
        return Attributes({})
    if not isinstance(loaded, dict):
        return Attributes({}, unknown=("front matter",))
    return _checked(loaded)


def from_line(line: str) -> Attributes:
    """Fields of an attribute line such as `audience: 市町村; valid_to: 2026-03-31; place: p.12`."""
    pairs = (part.partition(":") for part in re.split(r"[;\n]", line) if part.strip())
    return _checked({name.strip(): value.strip() for name, _, value in pairs})


def _checked(raw: Mapping[Any, Any]) -> Attributes:
    values: dict[str, Any] = {}
    unknown: list[str] = []
    for key, value in raw.items():
        name = _NAMES.get(str(key), str(key))
        if value in (None, ""):
            continue
        try:
            values[name] = _PARSERS[name](value)
        except (KeyError, ValueError):
            unknown.append(f"{key}: {value}"[:80])
    return Attributes(values, tuple(unknown))


def _date(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


def _audience(value: object) -> Audience:
    return _AUDIENCES[str(value)]


def _kind(value: object) -> str:
    if value not in KINDS:
        raise ValueError(value)
    return str(value)


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


_PARSERS: dict[str, Any] = {
    "title": str,
    "issuer": str,
    "issued_on": _date,
    "number": str,
    "kind": _kind,
    "edition": str,
    "audience": _audience,
    "valid_from": _date,
    "valid_to": _date,
    "url": str,
    "derived_from": str,
    "caveat": str,
    "licence": str,
    "place": str,
    "addressees": _names,
    "contact": str,
    "supersedes": _names,
}

"""What a reindex did, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One document in a report; `code` and `detail` say why it was skipped or warned about."""

    location: str
    title: str = ""
    code: str = ""
    detail: str = ""


@dataclass(slots=True)
class Report:
    """The difference to the generation that was served before."""

    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    skipped: list[Line] = field(default_factory=list)
    warnings: list[Line] = field(default_factory=list)
    unchanged: int = 0
    documents: int = 0
    passages: int = 0
    seconds: float = 0.0
    generation: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the database and `--json`."""
        return {
            name: [_line(line) for line in value] if isinstance(value, list) else value
            for name in self.__slots__
            for value in [getattr(self, name)]
        }


def _line(line: Line) -> dict[str, str]:
    return {name: getattr(line, name) for name in line.__slots__ if getattr(line, name)}

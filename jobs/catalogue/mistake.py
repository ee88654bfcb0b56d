"""A mistake in a catalogue file: where it is, what it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

_REMEDIES = Path(__file__).with_name("remedies.yaml")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` counts from 1. `code` is a key of remedies.yaml, `details` fill its sentences."""

    file: str
    line: int
    code: str
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> str:
        """What is wrong, in plain Japanese."""
        return _sentences()[self.code]["問題"].format_map(self.details)

    @property
    def remedy(self) -> str:
        """What to do about it, in plain Japanese."""
        return _sentences()[self.code]["直し方"].format_map(self.details)

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.problem} {self.remedy}"


class CatalogueError(ValueError):
    """The catalogue cannot be used; `mistakes` lists everything that was found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(_REMEDIES.read_text(encoding="utf-8"))
    return sentences

"""The question sets as data."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAMES = ["starter", "deck", "starter_holdout"]


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what its answer must and must not hold; see docs/starter-pack.md."""

    name: str
    line: int
    fields: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


def cases(name: str) -> list[Case]:
    """The cases of one set, in order."""
    rows = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Case(name, number, json.loads(row)) for number, row in enumerate(rows, start=1)]


def every_case() -> list[Case]:
    """The cases of all sets."""
    return [case for name in NAMES for case in cases(name)]


def folded(text: str) -> str:
    """As the evaluation compares: NFKC, no blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def alternatives(wanted: str | list[str]) -> list[str]:
    """A wanted string as the list of its alternatives."""
    return [wanted] if isinstance(wanted, str) else wanted

"""A set of questions with what their answers must and must not hold."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import Invalid
from bot.texts import evaluation as texts


class Case(BaseModel):
    """One question. A list inside `must_include` is a choice of wordings."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    q: str
    as_of: dt.date | None = None
    context: str = ""
    must_include: list[str | list[str]] = Field(default_factory=list)
    must_not_include: list[str] = Field(default_factory=list)
    must_cite: list[str] = Field(default_factory=list)
    expected_status: str | None = None
    kind: str = ""


def load(path: Path) -> list[Case]:
    """Read a JSON Lines file; raises `Invalid` naming the line that cannot be used."""
    cases: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            cases.append(Case(**json.loads(line)))
        except (ValidationError, ValueError, TypeError) as error:
            raise Invalid(texts.bad_line(str(path), number), str(error)) from None
    return cases

"""One thing that an administrator should know or do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """ERROR: something does not work; WARNING: it will or may not; NOTE: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """`id` is stable and documented; `about` fills the sentences of `bot.texts.checks`.

    `about` never holds a secret: names, places and counts only.
    """

    id: str
    severity: Severity
    about: Mapping[str, str | int] = field(default_factory=dict)


def error(id_: str, **about: str | int) -> Finding:
    """Something does not work."""
    return Finding(id_, Severity.ERROR, about)


def warning(id_: str, **about: str | int) -> Finding:
    """Something will not work, or works other than expected."""
    return Finding(id_, Severity.WARNING, about)


def note(id_: str, **about: str | int) -> Finding:
    """Good to know."""
    return Finding(id_, Severity.NOTE, about)

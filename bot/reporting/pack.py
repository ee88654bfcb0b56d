"""The file for a successor (引継ぎ) as data: sections with tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence below it, and a table; without `rows` there is nothing to tell."""

    heading: str
    lead: str
    columns: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole file."""

    title: str
    subtitle: str
    organisation: str
    dated: dt.date
    sections: tuple[Section, ...]


def section(heading: str, lead: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    """A section of rows as they come."""
    return Section(heading, lead, columns, tuple(rows))

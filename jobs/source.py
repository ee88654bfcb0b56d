"""Where a duty comes from, and how far that source can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Quality(StrEnum):
    """How close a source is to the body that decided."""

    OFFICIAL = "official"
    MIRROR = "mirror"
    """An unofficial copy of an official text, such as a law on a third party's site."""
    PRESS = "press"
    SECONDARY = "secondary"
    REWRITE = "rewrite"
    """A machine-written digest of a press release; never the only ground for a date."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document, by title and issuer; `dated` is as written there (a day, a month, a year or nothing)."""

    title: str
    issuer: str
    quality: Quality
    dated: str = ""
    url: str = ""
    place: str = ""

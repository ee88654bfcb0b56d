"""The catalogue of this installation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.errors import Misconfigured
from bot.texts import duties as texts
from jobs.catalogue.catalogue import SHIPPED, Catalogue, load_catalogue
from jobs.catalogue.mistake import CatalogueError, Mistake


def directories(home: Path) -> list[Path]:
    """Where entries are read from: what ships, and what the administrator adds."""
    own = home / "duties"
    return [SHIPPED, own] if own.is_dir() else [SHIPPED]


def catalogue(home: Path) -> Catalogue:
    """Raises `Misconfigured` naming file, line and remedy of every mistake."""
    try:
        return load_catalogue(*directories(home))
    except CatalogueError as error:
        raise Misconfigured(texts.mistakes(error.mistakes)) from error


def check(where: Sequence[Path]) -> list[Mistake]:
    """Everything that is wrong with the files of some directories."""
    try:
        load_catalogue(*where)
    except CatalogueError as error:
        return list(error.mistakes)
    return []

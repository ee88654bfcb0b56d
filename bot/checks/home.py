"""The directory that holds all state."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.checks.finding import Finding, error, note, warning
from bot.checks.surroundings import Surroundings

# SQLite's write-ahead log needs room before it is folded into the database;
# with a few megabytes left, delivery stood still for ever.
LEAST_FREE = 100 * 2**20


def check(around: Surroundings) -> Iterator[Finding]:
    """The directory is there, ours alone, and can be written to."""
    home = around.settings.home
    if not _writable(_existing(home)):
        yield error("home.not_writable", place=str(home))
    elif not home.exists():
        yield note("home.none", place=str(home))
    elif _open_to_others(home):
        yield warning("home.open_to_others", place=str(home))


def key(around: Surroundings) -> Iterator[Finding]:
    """The key behind sessions, links and pseudonyms can be read by its owner only."""
    path = around.settings.home / "key"
    if path.exists() and _open_to_others(path):
        yield warning("key.open_to_others", place=str(path))


def space(around: Surroundings) -> Iterator[Finding]:
    """There is room to write."""
    free = shutil.disk_usage(_existing(around.settings.home)).free
    if free < LEAST_FREE:
        yield error("space.low", free=free // 2**20, least=LEAST_FREE // 2**20)


def _open_to_others(path: Path) -> bool:
    # Windows has no such bits; there the directory's own rights decide.
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _writable(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.R_OK | os.W_OK | os.X_OK)


def _existing(path: Path) -> Path:
    """The path itself or the nearest directory above it that is there and may be seen."""
    return next(place for place in (path, *path.parents) if os.path.exists(place))  # noqa: PTH110

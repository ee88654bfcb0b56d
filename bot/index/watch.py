"""Folders on a share, looked at from time to time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path


def look_of(folder: Path) -> str:
    """A digest of the names, sizes and times of everything below a folder; "" where it is not there."""
    if not folder.exists():
        return ""
    digest = hashlib.sha256()
    for line in sorted(_lines(folder)):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _lines(folder: Path) -> Iterator[str]:
    if folder.is_file():
        yield _line(folder)
    for directory, _, names in os.walk(folder):
        for name in names:
            yield _line(Path(directory) / name)


def _line(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{path}\n"  # gone or forbidden meanwhile
    return f"{path}\t{status.st_size}\t{status.st_mtime_ns}\n"

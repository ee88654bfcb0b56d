"""What a generation says of itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = 1
_NAME = "manifest.json"
# Chroma writes to its own files even to read them; its contents are compared with the table instead.
_UNHASHED = frozenset({_NAME, "chroma"})


class GenerationUnusable(Exception):
    """The directory holds no generation that this version can open."""


class EmbedderMismatch(GenerationUnusable):
    """The generation was built with another embedder: reindex, or configure that one again."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Counts, the embedder, and the SHA-256 of every file by its path in the directory."""

    embedder: str
    dimension: int
    width: int
    documents: int
    passages: int
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)

    def write(self, directory: Path) -> None:
        (directory / _NAME).write_text(json.dumps(asdict(self), indent=1), "utf-8")


def read_manifest(directory: Path) -> Manifest:
    """Raises GenerationUnusable where there is none, or one of another format."""
    try:
        manifest = Manifest(**json.loads((directory / _NAME).read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise GenerationUnusable(f"no manifest in {directory.name}") from error
    if manifest.format != FORMAT:
        raise GenerationUnusable(f"format {manifest.format}, expected {FORMAT}")
    return manifest


def file_hashes(directory: Path) -> dict[str, str]:
    """SHA-256 of every file of the generation that does not change when it is read."""
    return {path.relative_to(directory).as_posix(): _sha256(path) for path in _files(directory)}


def _files(directory: Path) -> Iterator[Path]:
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.relative_to(directory).parts[0] not in _UNHASHED:
            yield path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""The files that the sources name."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.scope import SHARED
from bot.storage.sources import Source
from knowledge.document import Metadata

STARTER = "starter"
# Lock files of office programs and what a file manager leaves behind.
_NOISE = ("~$", ".", "Thumbs.db", "desktop.ini")
_NOTHING_GIVEN = Metadata()


@dataclass(frozen=True, slots=True)
class Replaced:
    """The location of the file that took another's place, and from which day on."""

    by: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read. `location` is how staff know it; `source` whose it is.

    `given` is what the source states about the document: issuer, address,
    licence. `replaced` is set for a copy of what a file was before it changed.
    """

    path: Path
    source: str
    location: str
    scope: str
    given: Metadata = _NOTHING_GIVEN
    replaced: Replaced | None = None


def candidates(sources: Iterable[Source], *, starter: Path | None) -> list[Candidate]:
    """Every file of the starter pack and of the registered files and folders."""
    found: list[Candidate] = []
    if starter is not None:
        found.extend(_below(starter, STARTER, SHARED))
    for source in sources:
        found.extend(_below(Path(source.location), source.location, source.scope))
    unique = {(c.path, c.scope): c for c in found}
    return list(unique.values())


def missing(sources: Iterable[Source]) -> list[str]:
    """Registered locations that are not there (now): a share that is not mounted."""
    return [source.location for source in sources if not Path(source.location).exists()]


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _below(root: Path, source: str, scope: str) -> Iterator[Candidate]:
    if root.is_file():
        yield Candidate(root, source, root.name, scope)
        return
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith(_NOISE) and path.suffix not in {".py", ".pyc"}:
            yield Candidate(path, source, path.relative_to(root).as_posix(), scope)

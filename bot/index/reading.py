"""Reading the candidates, each content once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.index.candidate import Candidate, digest_of
from knowledge import linter
from knowledge.document import ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox import read_many

# Raise this when a reader gives other text for the same file, so that the
# cache of what was read before is not used.
READERS_VERSION = 5

PARTIAL = ".partial"
"""Ends the names of files that are being written."""

_DOCUMENT = TypeAdapter(ParsedDocument)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A candidate with its digest and its text, or why there is none."""

    candidate: Candidate
    sha256: str
    outcome: ParsedDocument | Unreadable


def read_all(
    candidates: list[Candidate],
    *,
    cache: Path,
    limits: Limits,
    workers: int,
    progress: Callable[[int, int], None],
) -> Iterator[ReadFile]:
    """Read every candidate; what was read before comes from the cache.

    The order is that of `candidates`. A file that vanishes or may not be read
    meanwhile is `Unreadable("unreadable")`.
    """
    digests = {c.path: _digest(c.path) for c in candidates}
    known: dict[Path, ParsedDocument | Unreadable | None] = {
        p: _cached(cache, d) for p, d in digests.items() if isinstance(d, str)
    }
    fresh = [p for p, document in known.items() if document is None]
    read = read_many(fresh, limits, workers)
    for number, candidate in enumerate(candidates, 1):
        digest = digests[candidate.path]
        if isinstance(digest, Unreadable):
            yield ReadFile(candidate, "", digest)
        else:
            outcome = known[candidate.path] or _read(read, cache, digest)
            known[candidate.path] = outcome
            yield ReadFile(candidate, digest, outcome)
        progress(number, len(candidates))


def _read(
    read: Iterator[tuple[Path, ParsedDocument | Unreadable]], cache: Path, digest: str
) -> ParsedDocument | Unreadable:
    """The next outcome; what can be read is looked over and kept."""
    path, outcome = next(read)
    if isinstance(outcome, Unreadable):
        return linter.explained(path, outcome)
    document = linter.looked_over(outcome)
    _keep(cache, digest, document)
    return document


def _digest(path: Path) -> str | Unreadable:
    try:
        return digest_of(path) + path.suffix.lower()
    except OSError as error:
        return Unreadable("unreadable", type(error).__name__)


def _place(cache: Path, digest: str) -> Path:
    return cache / f"v{READERS_VERSION}" / digest[:2] / f"{digest}.json"


def _cached(cache: Path, digest: str) -> ParsedDocument | None:
    try:
        return _DOCUMENT.validate_json(_place(cache, digest).read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(cache: Path, digest: str, document: ParsedDocument) -> None:
    place = _place(cache, digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved, so that a kill never leaves half a document.
    partial = place.with_suffix(f".{os.getpid()}{PARTIAL}")
    partial.write_bytes(_DOCUMENT.dump_json(document))
    partial.replace(place)

"""Reading the candidates, each content once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.index.candidate import Candidate, digest_of
from knowledge import linter
from knowledge.document import ParsedDocument
from knowledge.readers import READERS, WITH_PICTURES, Limits, Unreadable
from knowledge.sandbox import read_many

# Raise this when a reader gives other text for the same file, a check finds
# other things or a document is cut otherwise, so that nothing from before is used.
READERS_VERSION = 11

PARTIAL = ".partial"
"""Ends the names of files that are being written."""

_DOCUMENT = TypeAdapter(ParsedDocument)


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: what one may cost, how many at a time, and who reads pictures ("" for nobody)."""

    limits: Limits
    workers: int
    ocr: str = ""

    def document_id(self, candidate: Candidate, sha256: str) -> str:
        """Stable for the same content at the same place, read in the same way."""
        pictures = self.ocr if READERS.get(candidate.path.suffix.lower()) in WITH_PICTURES else ""
        reader = f"{READERS_VERSION}{pictures}"
        key = f"{reader}|{candidate.scope}|{candidate.source}|{candidate.location}|{sha256}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A candidate with its digest and its text, or why there is none.

    `outcome` is None where the document is known already and need not be read.
    """

    candidate: Candidate
    sha256: str
    outcome: ParsedDocument | Unreadable | None
    document_id: str = ""


def read_all(
    candidates: list[Candidate],
    *,
    cache: Path,
    reading: Reading,
    known: Container[str],
    progress: Callable[[int, int], None],
) -> Iterator[ReadFile]:
    """Read every candidate whose document id is not `known`; what was read before comes from the cache.

    The order is that of `candidates`. A file that vanishes or may not be read
    meanwhile is `Unreadable("unreadable")`.
    """
    # What one engine read is not what another reads, or nobody.
    cache = cache / f"v{READERS_VERSION}{reading.ocr and '-'}{reading.ocr}"
    digests = {c.path: _digest(c.path) for c in candidates}
    wanted = {
        c.path: digest
        for c in candidates
        if isinstance(digest := digests[c.path], str) and reading.document_id(c, digest) not in known
    }
    texts = {path: _cached(cache, digest) for path, digest in wanted.items()}
    fresh = [path for path, document in texts.items() if document is None]
    read = read_many(fresh, reading.limits, reading.workers, reading.ocr)
    outcomes: dict[Path, ParsedDocument | Unreadable] = {}
    for number, candidate in enumerate(candidates, 1):
        path = candidate.path
        digest = digests[path]
        if isinstance(digest, Unreadable):
            yield ReadFile(candidate, "", digest)
        elif path not in texts:
            yield ReadFile(candidate, digest, None, reading.document_id(candidate, digest))
        else:
            outcomes[path] = outcomes.get(path) or texts[path] or _read(read, cache, digest)
            yield ReadFile(candidate, digest, outcomes[path], reading.document_id(candidate, digest))
        progress(number, len(candidates))


def _read(
    read: Iterator[tuple[Path, ParsedDocument | Unreadable]], cache: Path, digest: str
) -> ParsedDocument | Unreadable:
    """The next outcome; what can be read is looked over and kept."""
    path, outcome = next(read)
    if isinstance(outcome, Unreadable):
        return linter.explained(path, outcome)
    document = linter.looked_over(outcome, path)
    _keep(cache, digest, document)
    return document


def _digest(path: Path) -> str | Unreadable:
    try:
        return digest_of(path) + path.suffix.lower()
    except OSError as error:
        return Unreadable("unreadable", type(error).__name__)


def _place(cache: Path, digest: str) -> Path:
    return cache / digest[:2] / f"{digest}.json"


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

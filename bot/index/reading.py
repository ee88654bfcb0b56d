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
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox import read_many

# Raise this when a reader gives other text for the same file, a check finds
# other things or a document is cut otherwise, so that nothing from before is used.
READERS_VERSION = 6

PARTIAL = ".partial"
"""Ends the names of files that are being written."""

_DOCUMENT = TypeAdapter(ParsedDocument)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A candidate with its digest and its text, or why there is none.

    `outcome` is None where the document is known already and need not be read.
    """

    candidate: Candidate
    sha256: str
    outcome: ParsedDocument | Unreadable | None

    @property
    def document_id(self) -> str:
        """Stable for the same content at the same place."""
        return _document_id(self.candidate, self.sha256)


def read_all(
    candidates: list[Candidate],
    *,
    cache: Path,
    limits: Limits,
    workers: int,
    known: Container[str],
    progress: Callable[[int, int], None],
) -> Iterator[ReadFile]:
    """Read every candidate whose document id is not `known`; what was read before comes from the cache.

    The order is that of `candidates`. A file that vanishes or may not be read
    meanwhile is `Unreadable("unreadable")`.
    """
    digests = {c.path: _digest(c.path) for c in candidates}
    wanted = {
        c.path: digest
        for c in candidates
        if isinstance(digest := digests[c.path], str) and _document_id(c, digest) not in known
    }
    texts = {path: _cached(cache, digest) for path, digest in wanted.items()}
    read = read_many([path for path, document in texts.items() if document is None], limits, workers)
    outcomes: dict[Path, ParsedDocument | Unreadable] = {}
    for number, candidate in enumerate(candidates, 1):
        path = candidate.path
        digest = digests[path]
        if isinstance(digest, Unreadable):
            yield ReadFile(candidate, "", digest)
        elif _document_id(candidate, digest) in known:
            yield ReadFile(candidate, digest, None)
        else:
            outcomes[path] = outcomes.get(path) or texts[path] or _read(read, cache, digest)
            yield ReadFile(candidate, digest, outcomes[path])
        progress(number, len(candidates))


def _document_id(candidate: Candidate, sha256: str) -> str:
    key = f"{READERS_VERSION}|{candidate.scope}|{candidate.source}|{candidate.location}|{sha256}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


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

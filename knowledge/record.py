"""A document as the index knows it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.document import Finding, Metadata


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One revision of one document in a generation.

    `id` is derived from the source and the content (stable across rebuilds of
    the same file); `source` is the key of the source it came from; `location`
    the file name or path below that source, as staff know it; `sha256` of the
    file's bytes. `superseded_by` is the id of the newer revision or "".
    """

    id: str
    source: str
    location: str
    sha256: str
    metadata: Metadata
    scope: str = "shared"
    superseded_by: str = ""
    passages: int = 0
    findings: tuple[Finding, ...] = ()

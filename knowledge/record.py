"""A document as the index knows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.document import Finding, Metadata


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One revision of one document in a generation.

    `id` is derived from the source and the content (stable across rebuilds of
    the same file); `source` is the key of the source it came from; `location`
    the file name or path below that source, as staff know it; `sha256` of the
    file's bytes. `superseded_by` is the id of the newer revision or "";
    `replaced_on` the day from which that one stood in its place, where somebody
    saw it happen (else the newer one's date of issue tells).
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
    replaced_on: dt.date | None = None

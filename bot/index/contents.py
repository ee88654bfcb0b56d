"""From files to what a generation is built of: documents with their passages."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bot.index.candidate import Candidate
from bot.index.reading import READERS_VERSION, ReadFile, Reading, read_all
from bot.index.report import Line, Report
from knowledge import linter, revisions
from knowledge.document import Metadata, ParsedDocument
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Unreadable
from knowledge.record import DocumentRecord
from knowledge.revisions import Statement

Contents = list[tuple[DocumentRecord, Sequence[Passage]]]


def gathered(
    wanted: list[Candidate],
    stated: Iterable[Statement],
    report: Report,
    *,
    cache: Path,
    reading: Reading,
    progress: Callable[[int, int], None],
) -> Contents:
    """Read and split every candidate and mark what is replaced.

    What could not be read and what the administrator should know goes into
    `report`.
    """
    files = read_all(wanted, cache=cache, reading=reading, progress=progress)
    contents: Contents = list(_split(files, report))
    found = revisions.find(contents, stated)
    report.superseded = len(found.superseded)
    report.warnings.extend(
        Line(statement.old, code="supersedes_unknown", detail=statement.new)
        for statement in found.not_understood
    )
    report.warnings.extend(_copies(contents))
    return revisions.marked(contents, found)


def _split(files: Iterator[ReadFile], report: Report) -> Iterator[tuple[DocumentRecord, Sequence[Passage]]]:
    for file in files:
        if isinstance(file.outcome, Unreadable):
            code, detail = file.outcome.code, file.outcome.detail
            report.skipped.append(Line(file.candidate.location, "", code, detail))
            continue
        record, passages = _indexed(file, file.outcome)
        report.warnings.extend(
            Line(record.location, record.metadata.title, finding.code, finding.detail)
            for finding in record.findings
        )
        yield record, passages


def _indexed(file: ReadFile, document: ParsedDocument) -> tuple[DocumentRecord, tuple[Passage, ...]]:
    candidate = file.candidate
    reader = f"{READERS_VERSION}{_recognised(document)}"
    key = f"{reader}|{candidate.scope}|{candidate.source}|{candidate.location}|{file.sha256}"
    document_id = hashlib.sha256(key.encode()).hexdigest()[:16]
    document = dataclasses.replace(document, metadata=_described(document.metadata, candidate))
    passages = split(document, document_id, candidate.scope)
    record = DocumentRecord(
        document_id,
        candidate.source,
        candidate.location,
        file.sha256,
        document.metadata,
        candidate.scope,
        passages=len(passages),
        findings=document.findings,
    )
    return record, passages


def _recognised(document: ParsedDocument) -> str:
    """What keeps a document whose pictures were read apart from the same one before."""
    return " with pictures" if any(block.confidence is not None for block in document.blocks) else ""


def _described(metadata: Metadata, candidate: Candidate) -> Metadata:
    """The document's own words first, then what its source says, then the file's name."""
    given = candidate.given
    values = {field.name: getattr(metadata, field.name) for field in dataclasses.fields(Metadata)}
    described = {name: value or getattr(given, name) for name, value in values.items()}
    described["title"] = described["title"] or candidate.path.stem
    return Metadata(**described)


def _copies(contents: Contents) -> Iterator[Line]:
    for copy, original in linter.copies(contents):
        yield Line(copy.location, copy.metadata.title, "duplicate", original.location)

"""From files to what a generation is built of: documents with their passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from bot.index.candidate import Candidate
from bot.index.reading import ReadFile, Reading, read_all
from bot.index.report import Line, Report
from knowledge import linter, revisions
from knowledge.document import Metadata, ParsedDocument
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Unreadable
from knowledge.record import DocumentRecord
from knowledge.revisions import Statement

Contents = list[tuple[DocumentRecord, Sequence[Passage]]]


class Known(Protocol):
    """Documents that were split before and need not be read again."""

    @property
    def ids(self) -> Container[str]:
        """Their ids."""

    def document(self, id_: str) -> tuple[DocumentRecord, Sequence[Passage]]:
        """One of them, with its passages, marked by nothing."""


def gathered(
    wanted: list[Candidate],
    stated: Iterable[Statement],
    known: Known,
    report: Report,
    *,
    cache: Path,
    reading: Reading,
    progress: Callable[[int, int], None],
) -> Contents:
    """Read and split every candidate that is not `known` and mark what is replaced.

    What could not be read and what the administrator should know goes into
    `report`.
    """
    files = read_all(wanted, cache=cache, reading=reading, known=known.ids, progress=progress)
    contents: Contents = list(_split(files, known, report))
    found = revisions.find(contents, stated)
    report.superseded = len(found.superseded)
    report.warnings.extend(
        Line(statement.old, code="supersedes_unknown", detail=statement.new)
        for statement in found.not_understood
    )
    report.warnings.extend(_copies(contents))
    return revisions.marked(contents, found)


def _split(
    files: Iterator[ReadFile], known: Known, report: Report
) -> Iterator[tuple[DocumentRecord, Sequence[Passage]]]:
    for file in files:
        if isinstance(file.outcome, Unreadable):
            code, detail = file.outcome.code, file.outcome.detail
            report.skipped.append(Line(file.candidate.location, "", code, detail))
            continue
        if file.outcome is None:
            record, passages = known.document(file.document_id)
        else:
            record, passages = _indexed(file, file.outcome)
        report.warnings.extend(
            Line(record.location, record.metadata.title, finding.code, finding.detail)
            for finding in record.findings
        )
        yield record, passages


def _indexed(file: ReadFile, document: ParsedDocument) -> tuple[DocumentRecord, tuple[Passage, ...]]:
    candidate = file.candidate
    document = dataclasses.replace(document, metadata=_described(document.metadata, candidate))
    passages = split(document, file.document_id, candidate.scope)
    record = DocumentRecord(
        file.document_id,
        candidate.source,
        candidate.location,
        file.sha256,
        document.metadata,
        candidate.scope,
        passages=len(passages),
        findings=document.findings,
    )
    return record, passages


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

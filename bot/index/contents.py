"""From files to what a generation is built of: documents with their passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.index.candidate import Candidate
from bot.index.reading import ReadFile, Reading, read_all
from bot.index.report import Line, Report
from bot.texts import places
from bot.texts.reindex import QUOTING
from knowledge import linter, revisions
from knowledge.document import Metadata, ParsedDocument
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Unreadable
from knowledge.record import DocumentRecord
from knowledge.revisions import Statement

# What is longer is no title; it would fill every citation.
_LONGEST_TITLE = 200

Contents = list[tuple[DocumentRecord, Sequence[Passage]]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What to build of, and the earlier copies that say what the file after them says: nobody needs them."""

    contents: Contents
    repeating: list[Path]


class Known(Protocol):
    """Documents that were split before and need not be read again."""

    @property
    def ids(self) -> Container[str]:
        """Their ids."""

    def document(self, id_: str) -> tuple[DocumentRecord, Sequence[Passage]]:
        """One of them, with its passages, marked by nothing."""


def gather(
    wanted: list[Candidate],
    stated: Iterable[Statement],
    known: Known,
    report: Report,
    *,
    cache: Path,
    reading: Reading,
    progress: Callable[[int, int], None],
) -> Gathered:
    """Read and split every candidate that is not `known` and mark what is replaced.

    What could not be read and what the administrator should know goes into
    `report`.
    """
    files = read_all(wanted, cache=cache, reading=reading, known=known.ids, progress=progress)
    everything: Contents = list(_split(files, known, report))
    contents = [each for each in everything if each[0].replaced_on is None]
    earlier, repeating = _earlier(everything, wanted)
    found = revisions.find(contents, stated)
    report.superseded = len(found.superseded) + len(earlier)
    report.warnings.extend(
        Line(statement.old, code="supersedes_unknown", detail=statement.new)
        for statement in found.not_understood
    )
    report.warnings.extend(_copies(contents))
    return Gathered([*revisions.marked(contents, found), *earlier], repeating)


def _split(
    files: Iterator[ReadFile], known: Known, report: Report
) -> Iterator[tuple[DocumentRecord, Sequence[Passage]]]:
    for file in files:
        is_current = file.candidate.replaced is None  # of a copy all was said when it was current
        if isinstance(file.outcome, Unreadable):
            if is_current:
                report.skipped.append(_skipped(file.candidate, file.outcome))
            continue
        if file.outcome is None:
            record, passages = known.document(file.document_id)
        else:
            record, passages = _indexed(file, file.outcome)
        if is_current:
            report.warnings.extend(_warnings(record))
        yield record, passages


def _skipped(candidate: Candidate, why: Unreadable) -> Line:
    return Line(candidate.location, "", why.code, why.detail)


def _warnings(record: DocumentRecord) -> Iterator[Line]:
    """What the reader found, each thing once, with the places where it did."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for finding in record.findings:
        detail = finding.detail if finding.code in QUOTING else ""
        where = found.setdefault((finding.code, detail), {})
        if finding.place and (place := places.name(finding.place)):
            where[place] = None
    for (code, detail), where in found.items():
        yield Line(record.location, record.metadata.title, code, detail, tuple(where))


def _earlier(everything: Contents, wanted: list[Candidate]) -> tuple[Contents, list[Path]]:
    """The copies of what files were before, marked, and those that say what the next one says.

    A copy stays marked where no file after it can be read: it is outdated all the same.
    """
    read = {(record.source, record.location): (record, passages) for record, passages in everything}
    stands = {key: entry for key, entry in read.items() if entry[0].replaced_on is None}
    found: Contents = []
    repeating: list[Path] = []
    for candidate, replaced in reversed([(each, each.replaced) for each in wanted if each.replaced]):
        key = (candidate.source, candidate.location)
        copy, after = read.get(key), stands.get((candidate.source, replaced.by))
        if copy and after and _wording(copy[1]) == _wording(after[1]):
            repeating.append(candidate.path)
        elif copy:
            newer = after[0].id if after else replaced.by
            found.append((dataclasses.replace(copy[0], superseded_by=newer), copy[1]))
            after = found[-1]
        if after:
            stands[key] = after
    return found, repeating


def _wording(passages: Sequence[Passage]) -> list[str]:
    return [f"{passage.question}\n{passage.text}" for passage in passages]


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
        replaced_on=candidate.replaced.on if candidate.replaced else None,
        passages=len(passages),
        findings=document.findings,
    )
    return record, passages


def _described(metadata: Metadata, candidate: Candidate) -> Metadata:
    """The document's own words first, then what its source says, then the file's name."""
    given = candidate.given
    values = {field.name: getattr(metadata, field.name) for field in dataclasses.fields(Metadata)}
    described = {name: value or getattr(given, name) for name, value in values.items()}
    described["title"] = described["title"][:_LONGEST_TITLE] or candidate.path.stem
    return Metadata(**described)


def _copies(contents: Contents) -> Iterator[Line]:
    for copy, original in linter.copies(contents):
        yield Line(copy.location, copy.metadata.title, "duplicate", original.location)

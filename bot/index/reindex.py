"""Building a generation and serving it, so that a kill at any point changes nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import Unavailable
from bot.index.candidate import candidates, missing
from bot.index.places import Places
from bot.index.reading import READERS_VERSION, ReadFile, read_all
from bot.index.report import Line, Report
from bot.storage import generations, sources
from bot.storage.database import Database
from bot.texts import reindex as texts
from knowledge import generation as knowledge_generation
from knowledge.document import ParsedDocument
from knowledge.embedding.embedder import Embedder
from knowledge.passage import Passage
from knowledge.passages import split
from knowledge.readers import Limits, Unreadable
from knowledge.record import DocumentRecord

# The one served, the one before it (for going back), and nothing else.
_KEPT_GENERATIONS = 2

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Indexer:
    """Everything a reindex touches. `starter` is None for `--no-starter`."""

    database: Database
    places: Places
    embedder: Embedder
    starter: Path | None
    limits: Limits
    threads: int

    def reindex(
        self,
        *,
        at: dt.datetime,
        stopwatch: Callable[[], float],
        progress: Progress,
        dry_run: bool = False,
    ) -> Report:
        """Read, build, verify, switch; returns what changed.

        Raises `Unavailable` where another reindex runs or the new generation
        fails its verification; the served one stays as it was.
        """
        self.places.home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.places.home / "reindex.lock")
        try:
            with lock.acquire(timeout=0):
                return self._reindex(at, stopwatch, progress, dry_run)
        except Timeout:
            raise Unavailable(texts.ALREADY_RUNNING) from None

    def _reindex(
        self, at: dt.datetime, stopwatch: Callable[[], float], progress: Progress, dry_run: bool
    ) -> Report:
        started = stopwatch()
        report = Report()
        documents = list(self._documents(report, progress))
        self._compare(documents, report)
        report.documents = len(documents)
        report.passages = sum(len(passages) for _, passages in documents)
        if not documents:
            raise Unavailable(texts.NOTHING_TO_INDEX)
        if not dry_run:
            report.generation = at.strftime("%Y%m%dT%H%M%S%f")
            self._build(documents, report, at, progress)
        report.seconds = round(stopwatch() - started, 2)
        return report

    def _documents(
        self, report: Report, progress: Progress
    ) -> Iterable[tuple[DocumentRecord, tuple[Passage, ...]]]:
        with self.database.reading() as connection:
            registered = sources.listed(connection)
        report.warnings.extend(Line(location, code="source_missing") for location in missing(registered))
        wanted = candidates(registered, starter=self.starter)
        files = read_all(
            wanted,
            cache=self.places.parsed,
            limits=self.limits,
            workers=self.threads,
            progress=lambda done, total: progress("reading", done, total),
        )
        for file in files:
            if isinstance(file.outcome, Unreadable):
                report.skipped.append(
                    Line(file.candidate.location, "", file.outcome.code, file.outcome.detail)
                )
                continue
            record, passages = _indexed(file, file.outcome)
            report.warnings.extend(_warnings(record))
            yield record, passages

    def _compare(self, documents: list[tuple[DocumentRecord, tuple[Passage, ...]]], report: Report) -> None:
        before = {(d.source, d.location, d.scope): d for d in self._served_documents()}
        for record, _ in documents:
            old = before.pop((record.source, record.location, record.scope), None)
            line = Line(record.location, record.metadata.title)
            if old is None:
                report.added.append(line)
            elif old.sha256 != record.sha256:
                report.changed.append(line)
            else:
                report.unchanged += 1
        report.removed.extend(Line(old.location, old.metadata.title) for old in before.values())

    def _served_documents(self) -> tuple[DocumentRecord, ...]:
        with self.database.reading() as connection:
            served = generations.served(connection)
        if served is None:
            return ()
        try:
            generation = knowledge_generation.open_generation(
                self.places.generations / served.id, embedder=self.embedder
            )
        except knowledge_generation.GenerationUnusable:
            # A reindex is what repairs it, so it must not stand in the way of one.
            return ()
        try:
            return generation.documents()
        finally:
            generation.close()

    def _build(
        self,
        documents: list[tuple[DocumentRecord, tuple[Passage, ...]]],
        report: Report,
        at: dt.datetime,
        progress: Progress,
    ) -> None:
        directory = self.places.generations / report.generation
        try:
            knowledge_generation.build(
                directory,
                documents,
                embedder=self.embedder,
                cache=self.places.embeddings,
                progress=lambda done, total: progress("embedding", done, total),
            )
            problems = knowledge_generation.verify(directory)
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise
        if problems:
            shutil.rmtree(directory, ignore_errors=True)
            raise Unavailable(texts.NOT_VERIFIED, "; ".join(f"{p.code} {p.detail}" for p in problems))
        with self.database.writing() as connection:
            generations.switch_to(
                connection,
                generation_id=report.generation,
                documents=report.documents,
                passages=report.passages,
                report=report.as_json(),
                at=at,
            )
        self._sweep()

    def _sweep(self) -> None:
        """Remove old generations and what a killed build left behind: deleted text must leave the disk."""
        with self.database.writing() as connection:
            ready = generations.ready(connection)
            served = generations.served(connection)
            keep = {row.id for row in ready[:_KEPT_GENERATIONS]} | ({served.id} if served else set())
            for row in ready:
                if row.id not in keep:
                    generations.retire(connection, row.id)
        for directory in self.places.generations.iterdir():
            if directory.name not in keep:
                shutil.rmtree(directory, ignore_errors=True)


def _indexed(file: ReadFile, document: ParsedDocument) -> tuple[DocumentRecord, tuple[Passage, ...]]:
    candidate = file.candidate
    key = f"{READERS_VERSION}|{candidate.scope}|{candidate.source}|{candidate.location}|{file.sha256}"
    document_id = hashlib.sha256(key.encode()).hexdigest()[:16]
    metadata = document.metadata
    if not metadata.title:
        metadata = dataclasses.replace(metadata, title=candidate.path.stem)
        document = dataclasses.replace(document, metadata=metadata)
    passages = split(document, document_id, candidate.scope)
    record = DocumentRecord(
        document_id,
        candidate.source,
        candidate.location,
        file.sha256,
        metadata,
        candidate.scope,
        passages=len(passages),
        findings=document.findings,
    )
    return record, passages


def _warnings(record: DocumentRecord) -> list[Line]:
    return [
        Line(record.location, record.metadata.title, finding.code, finding.detail)
        for finding in record.findings
    ]

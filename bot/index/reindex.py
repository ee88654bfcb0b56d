"""Building a generation and serving it, so that a kill at any point changes nothing."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from bot.errors import Unavailable
from bot.index import affected
from bot.index.before import Before, Reused, served_before
from bot.index.candidate import Candidate, candidates, missing
from bot.index.comparison import compare, titles
from bot.index.contents import Contents, Gathered, gather
from bot.index.leftovers import forget_texts, sweep
from bot.index.places import Places
from bot.index.reading import READERS_VERSION, Reading
from bot.index.report import GoldenScore, Line, Report
from bot.storage import deeds, generations, sources, supersessions
from bot.storage.audit import SERVICE
from bot.storage.database import Database
from bot.texts import reindex as texts
from jobs.duty import Duty
from knowledge import generation as knowledge_generation
from knowledge import ocr
from knowledge.calendars.office_hours import in_japan
from knowledge.embedding.embedder import Embedder
from knowledge.generation import Generation
from knowledge.generation.manifest import FORMAT

Progress = Callable[[str, int, int], None]


class Golden(Protocol):
    """Questions that a new generation must answer at least as well as the served one."""

    def score(self, after: Generation, before: Generation | None, *, today: dt.date) -> GoldenScore | None:
        """Ask both; None where there is nothing to ask."""


class AlreadyRunning(Unavailable):
    """Another reindex holds the lock."""


@dataclass(frozen=True, slots=True)
class Options:
    """`dry_run` changes nothing; `force` builds and switches in any case."""

    dry_run: bool = False
    force: bool = False


_AS_USUAL = Options()


@dataclass(frozen=True, slots=True)
class Indexer:
    """Everything a reindex touches.

    `starter` is None for `--no-starter`; `fetched` gives the files that came
    from the web, `written` the documents that are in the database and no file,
    `catalogue` the duties that may rest on a document.
    """

    database: Database
    places: Places
    embedder: Embedder
    starter: Path | None
    reading: Reading
    golden: Golden
    fetched: Callable[[], list[Candidate]]
    written: Callable[[], Contents]
    catalogue: Callable[[], Sequence[Duty]]

    def reindex(
        self,
        *,
        at: dt.datetime,
        stopwatch: Callable[[], float],
        progress: Progress,
        options: Options = _AS_USUAL,
    ) -> Report:
        """Read, build, verify, switch; returns what changed.

        Where nothing changed the served generation stays. Raises
        `AlreadyRunning`, and `Unavailable` where the new generation fails its
        verification or answers fewer golden questions; the served one stays.
        """
        self.places.home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.places.home / "reindex.lock")
        try:
            with lock.acquire(timeout=0):
                started = stopwatch()
                report = self._reindex(at, progress, options)
                report.seconds = round(stopwatch() - started, 2)
                return report
        except Timeout:
            raise AlreadyRunning(texts.ALREADY_RUNNING) from None

    def _reindex(self, at: dt.datetime, progress: Progress, options: Options) -> Report:
        report = Report(made_by=f"{version('madoguchi')} {READERS_VERSION}.{FORMAT} {self.embedder.name}")
        with self.database.reading() as connection:
            row = generations.served(connection)
        sweep(self.database, self.places)
        with served_before(row, self.places, self.embedder) as before:
            same = before.made_by(report.made_by) and not options.force
            known = Reused(before.opened if same else None)
            gathered = self._gathered(known, report, progress)
            contents = gathered.contents
            self._compare(before, contents, report)
            if options.dry_run:
                return report
            if same and before.holds(contents):
                self._keep(before, report)
            else:
                report.generation = at.strftime("%Y%m%dT%H%M%S%f")
                self._build(contents, before, report, at, progress, force=options.force)
        sweep(self.database, self.places)
        if not any(line.code == "source_missing" for line in report.warnings):
            forget_texts(self.places, {record.sha256 for record, _ in contents})
        for path in gathered.repeating:
            path.unlink(missing_ok=True)
        return report

    def _gathered(self, known: Reused, report: Report, progress: Progress) -> Gathered:
        with self.database.reading() as connection:
            stated = supersessions.listed(connection)
        found = gather(
            self._candidates(report),
            stated,
            known,
            report,
            cache=self.places.parsed,
            reading=self._reading(report),
            progress=partial(progress, "reading"),
        )
        found.contents.extend(self.written())
        if not found.contents:
            raise Unavailable(texts.NOTHING_TO_INDEX)
        report.documents = len(found.contents)
        report.passages = sum(len(passages) for _, passages in found.contents)
        return found

    def _reading(self, report: Report) -> Reading:
        """As configured; pictures stay unread where the engine is missing."""
        engine = self.reading.ocr
        if not engine or ocr.is_available(engine):
            return self.reading
        report.warnings.append(Line(engine, code="ocr_missing"))
        return replace(self.reading, ocr="")

    def _candidates(self, report: Report) -> list[Candidate]:
        with self.database.reading() as connection:
            registered = sources.listed(connection)
        report.warnings.extend(Line(location, code="source_missing") for location in missing(registered))
        return [*candidates(registered, starter=self.starter), *self.fetched()]

    def _compare(self, before: Before, contents: Contents, report: Report) -> None:
        gone = compare(before.documents, [record for record, _ in contents], report)
        if before.row is None:
            return
        report.gone = gone
        with self.database.reading() as connection:
            report.questions = affected.past_questions(connection, gone)
        if changed := titles(report):
            report.duties = list(affected.duties(self.catalogue(), changed))

    def _keep(self, before: Before, report: Report) -> None:
        assert before.row is not None
        report.generation, report.kept = before.row.id, True
        values = report.as_json()
        current = before.row.report | {name: values[name] for name in ("skipped", "warnings")}
        with self.database.writing() as connection:
            generations.note(connection, before.row.id, current)

    def _build(
        self,
        contents: Contents,
        before: Before,
        report: Report,
        at: dt.datetime,
        progress: Progress,
        *,
        force: bool,
    ) -> None:
        directory = self.places.generations / report.generation
        try:
            knowledge_generation.build(
                directory,
                contents,
                embedder=self.embedder,
                cache=self.places.embeddings,
                progress=partial(progress, "embedding"),
            )
            self._check(directory, before, report, in_japan(at).date(), force=force)
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise
        self._switch(report, at)

    def _check(self, directory: Path, before: Before, report: Report, today: dt.date, *, force: bool) -> None:
        problems = knowledge_generation.verify(directory)
        if problems:
            raise Unavailable(texts.NOT_VERIFIED, "; ".join(f"{p.code} {p.detail}" for p in problems))
        with closing(knowledge_generation.open_generation(directory, embedder=self.embedder)) as opened:
            report.golden = self.golden.score(opened, before.opened, today=today)
        if report.golden and report.golden.dropped and not force:
            raise Unavailable(texts.golden_dropped(report.golden))

    def _switch(self, report: Report, at: dt.datetime) -> None:
        with self.database.writing() as connection:
            generations.switch_to(
                connection,
                generation_id=report.generation,
                documents=report.documents,
                passages=report.passages,
                report=report.as_json(),
                at=at,
            )
            deeds.did(connection, SERVICE, "reindex.done", report.generation, at=at)

"""The served index: there, whole, and up to date with the documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.index.candidate import STARTER, Candidate, candidates, digest_of, missing
from bot.index.fetched import FETCHED
from bot.storage.generations import GenerationRow
from knowledge.record import DocumentRecord

# The documents change with the fiscal year and with each quarter's notices.
OLD = dt.timedelta(days=90)


def check(around: Surroundings) -> Iterator[Finding]:
    """There is a served generation and a child process finds nothing wrong with it."""
    if around.usable is None:
        return
    if around.served is None:
        yield error("index.none")
    elif not (around.places.generations / around.served.id).is_dir():
        yield error("index.files_missing", generation=around.served.id)
    else:
        yield from _condition(around, around.served)


def sources(around: Surroundings) -> Iterator[Finding]:
    """Every registered place is there."""
    for location in missing(around.sources):
        yield warning("sources.missing", place=location)


def _condition(around: Surroundings, served: GenerationRow) -> Iterator[Finding]:
    from knowledge.generation import verify

    directory = around.places.generations / served.id
    problems = verify(directory)
    if problems:
        yield error("index.damaged", codes="、".join(sorted({problem.code for problem in problems})))
        return
    yield from _vectors(directory)
    yield from _age(around, served)
    yield from _documents(around, served, directory)


def _vectors(directory: Path) -> Iterator[Finding]:
    from knowledge.embedding.weights import find_weights
    from knowledge.generation import read_manifest

    if find_weights() and not read_manifest(directory).dimension:
        yield warning("index.without_vectors")


def _age(around: Surroundings, served: GenerationRow) -> Iterator[Finding]:
    if served.built_at > around.at:
        yield error("clock.behind", built=f"{served.built_at:%Y-%m-%d %H:%M}Z")
    elif around.at - served.built_at > OLD:
        yield warning("index.old", days=(around.at - served.built_at).days)


def _documents(around: Surroundings, served: GenerationRow, directory: Path) -> Iterator[Finding]:
    skipped = [line["location"] for line in served.report.get("skipped", [])]
    if skipped:
        yield warning("index.skipped", count=len(skipped), names="、".join(skipped[:3]))
    present = {(file.source, file.location): file for file in candidates(around.sources, starter=None)}
    indexed = _indexed(directory)
    new = {name for name in present.keys() - indexed.keys() if name[1] not in skipped}
    both = present.keys() & indexed.keys()
    changed = {name for name in both if _changed(present[name], indexed[name], served.built_at)}
    gone = indexed.keys() - present.keys()
    if new or changed or gone:
        yield warning("index.behind", new=len(new), changed=len(changed), gone=len(gone))


def _indexed(directory: Path) -> dict[tuple[str, str], DocumentRecord]:
    from knowledge.generation.store import Store

    with closing(Store(directory / "passages.sqlite")) as store:
        records = store.documents()
    return {(each.source, each.location): each for each in records if each.source not in (STARTER, FETCHED)}


def _changed(file: Candidate, record: DocumentRecord, built_at: dt.datetime) -> bool:
    """Whether the content differs; only files that were touched since are read."""
    touched = dt.datetime.fromtimestamp(file.path.stat().st_mtime, dt.UTC) > built_at
    return touched and not record.sha256.startswith(digest_of(file.path))

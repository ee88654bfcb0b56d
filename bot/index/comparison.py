"""What differs between the documents that are served and those that come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.index.report import Line, Report
from knowledge.record import DocumentRecord


def compare(served: Sequence[DocumentRecord], coming: Sequence[DocumentRecord], report: Report) -> list[str]:
    """Fill in the report; gives the ids of served documents that no longer answer as they did."""
    before = {_key(record): record for record in served}
    after = {record.id: record for record in coming}
    gone: list[str] = []
    for record in coming:
        old = before.pop(_key(record), None)
        if old is None:
            if record.replaced_on is None:
                report.added.append(_line(record))
        elif old.id != record.id:
            report.changed.append(_line(record))
            gone.append(old.id)
        else:
            report.unchanged += 1
        if record.superseded_by and not (old and old.superseded_by):
            report.replaced.append(_replaced(record, after.get(record.superseded_by, record)))
            gone.append(record.id)
    report.removed.extend(_line(record) for record in before.values() if record.replaced_on is None)
    gone.extend(record.id for record in before.values())
    return gone


def titles(report: Report) -> Iterable[str]:
    """The titles of documents that came, changed, left or were replaced."""
    lines = (*report.added, *report.changed, *report.removed, *report.replaced)
    return {line.title for line in lines if line.title}


def _key(record: DocumentRecord) -> tuple[str, str, str]:
    return record.source, record.location, record.scope


def _line(record: DocumentRecord) -> Line:
    return Line(record.location, record.metadata.title)


def _replaced(old: DocumentRecord, new: DocumentRecord) -> Line:
    return Line(old.location, old.metadata.title, "replaced", new.metadata.title or new.location)

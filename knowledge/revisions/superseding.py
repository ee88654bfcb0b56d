"""Finds, among all documents, those that a newer one replaces."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.revisions.revision import Ground, Revision, ground, revision_of, same_issuer
from knowledge.revisions.serial import is_serial
from knowledge.revisions.statement import Statement, named
from knowledge.revisions.wording import shared_wording

Contents = Sequence[tuple[DocumentRecord, Sequence[Passage]]]

_SHARED = "shared"
_LEAST_SUBJECT = 3  # characters: 「要綱」 alone is nobody's name
_LEAST_SHARED_WORDING = 0.3
_LETTERS = frozenset({"notice", "mail"})


@dataclass(frozen=True, slots=True)
class Superseding:
    """`old` and `new` are document ids."""

    old: str
    new: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Revisions:
    """What replaces what, and the statements that name no document or run in a circle."""

    superseded: tuple[Superseding, ...]
    not_understood: tuple[Statement, ...] = ()


def find(contents: Contents, stated: Iterable[Statement] = ()) -> Revisions:
    """Which documents are replaced by which.

    Each old document points at the one that came next, so that an as-of date
    finds the one of its time. Statements of the administrator come first, then
    what documents declare (`supersedes`), then titles and dates. A document
    never replaces one that more people may see.
    """
    records = [record for record, _ in contents]
    found: dict[str, Superseding] = {}
    not_understood: list[Statement] = []
    for statement, kind in _statements(records, stated):
        if not _follow(statement, kind, records, found):
            not_understood.append(statement)
    for each in _by_title(contents):
        if each.old not in found and not _closes_circle(each, found):
            found[each.old] = each
    return Revisions(tuple(found.values()), tuple(not_understood))


def marked(contents: Contents, revisions: Revisions) -> list[tuple[DocumentRecord, Sequence[Passage]]]:
    """The same contents with `superseded_by` filled in."""
    newer = {each.old: each.new for each in revisions.superseded}
    return [
        (dataclasses.replace(record, superseded_by=newer.get(record.id, "")), passages)
        for record, passages in contents
    ]


def _statements(
    records: Sequence[DocumentRecord], stated: Iterable[Statement]
) -> Iterator[tuple[Statement, Ground]]:
    for statement in stated:
        yield statement, Ground.STATED
    for record in records:
        for word in record.metadata.supersedes:
            yield Statement(word, record.id), Ground.DECLARED


def _follow(
    statement: Statement, kind: Ground, records: Sequence[DocumentRecord], found: dict[str, Superseding]
) -> bool:
    """Adds what a statement says; False where it names nothing or contradicts itself."""
    newer = named(statement.new, records)
    if len(newer) != 1:
        return False
    older = [each for each in named(statement.old, records) if each.id != newer[0].id]
    said = [Superseding(each.id, newer[0].id, kind) for each in older if _may_hide(newer[0], each)]
    for each in said:
        if each.old not in found and not _closes_circle(each, found):
            found[each.old] = each
    return any(each.old in found and found[each.old].new == each.new for each in said)


def _closes_circle(new: Superseding, found: dict[str, Superseding]) -> bool:
    at = new.new
    while at in found:
        at = found[at].new
        if at == new.old:
            return True
    return new.new == new.old


def _by_title(contents: Contents) -> Iterator[Superseding]:
    wording = {record.id: passages for record, passages in contents}
    groups: defaultdict[tuple[str, str, bool], list[Revision]] = defaultdict(list)
    for record, _ in contents:
        revision = revision_of(record)
        if len(revision.title.subject) >= _LEAST_SUBJECT:
            summary = record.metadata.kind == "summary"
            groups[revision.title.subject, revision.title.years, summary].append(revision)
    for group in groups.values():
        for older in group:
            yield from _next_after(older, group, wording)


def _next_after(
    older: Revision, group: list[Revision], wording: dict[str, Sequence[Passage]]
) -> Iterator[Superseding]:
    grounds = {each.record.id: _ground(each, older, wording) for each in group if each is not older}
    newer = [each for each in group if grounds.get(each.record.id)]
    if newer:
        first = min(newer, key=cmp_to_key(_older_first))
        reason = grounds[first.record.id]
        assert reason is not None
        yield Superseding(older.record.id, first.record.id, reason)


def _older_first(one: Revision, other: Revision) -> int:
    return (ground(one, other) is not None) - (ground(other, one) is not None)


def _ground(newer: Revision, older: Revision, wording: dict[str, Sequence[Passage]]) -> Ground | None:
    if not same_issuer(newer, older) or not _may_hide(newer.record, older.record):
        return None
    why = ground(newer, older)
    if why is Ground.DATE:
        return why if _dates_suffice(newer, older, wording) else None
    return why


def _dates_suffice(newer: Revision, older: Revision, wording: dict[str, Sequence[Passage]]) -> bool:
    """Minutes and newsletters share a title without replacing each other, and letters may."""
    if is_serial(newer.title.subject):
        return False
    if not {newer.record.metadata.kind, older.record.metadata.kind} & _LETTERS:
        return True
    shared = shared_wording(wording[older.record.id], wording[newer.record.id])
    return shared >= _LEAST_SHARED_WORDING


def _may_hide(newer: DocumentRecord, older: DocumentRecord) -> bool:
    return newer.scope in (older.scope, _SHARED)

"""One document as a revision of its subject, and which of two is the newer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from knowledge.record import DocumentRecord
from knowledge.revisions.title import Title, parse
from knowledge.text import fold


class Ground(StrEnum):
    """Why a document is taken to replace another, the strongest first."""

    STATED = "stated"  # the administrator said so
    DECLARED = "declared"  # the new document says so
    EDITION = "edition"  # 第2版 after 第1版, 改定, the final text after its draft
    DATE = "date"  # the same title, issued later


@dataclass(frozen=True, slots=True)
class Revision:
    """A document with what its title says."""

    record: DocumentRecord
    title: Title

    @property
    def day(self) -> dt.date | None:
        """When it was issued, as far as anything says so."""
        return self.record.metadata.issued_on or self.title.dated


def revision_of(record: DocumentRecord) -> Revision:
    """Take a document's title apart."""
    return Revision(record, parse(record.metadata.title, record.metadata.edition))


def same_issuer(one: Revision, other: Revision) -> bool:
    """False only where both name an issuer and neither name holds the other."""
    a, b = (fold(each.record.metadata.issuer).replace(" ", "") for each in (one, other))
    return a in b or b in a


def ground(newer: Revision, older: Revision) -> Ground | None:
    """Why `newer` replaces `older`, both of one subject; None where it does not or nobody can tell.

    Editions and dates that contradict each other decide nothing: both are then
    shown with their dates.
    """
    by_edition = _compared(newer.title.edition, older.title.edition)
    by_day = _compared(newer.day, older.day)
    if newer.title.draft and not older.title.draft:
        return None
    if by_edition < 0 or by_day < 0:
        return None
    if by_edition > 0 or _is_final_of(newer, older):
        return Ground.EDITION
    if by_day > 0 and by_edition == 0:
        return Ground.EDITION if newer.title.revised or newer.title.dated else Ground.DATE
    says_so = newer.title.revised and not older.title.revised and not older.title.edition
    return Ground.EDITION if says_so and by_day == 0 else None


def _is_final_of(newer: Revision, older: Revision) -> bool:
    return older.title.draft and not newer.title.draft


def _compared(newer: object, older: object) -> int:
    """1, 0 or -1; 0 also where one of them is not known."""
    if not newer or not older or newer == older:
        return 0
    return 1 if newer > older else -1  # type: ignore[operator]

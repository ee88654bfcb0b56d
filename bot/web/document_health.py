"""How a document in the index is doing: its age, whether it has ended, what was found in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.record import DocumentRecord

_OLD = 5  # years


@dataclass(frozen=True, slots=True)
class Health:
    """A document with what the administrator should know of it; `answers` lean on it.

    `marks` are superseded, ended, warned, undated, old, or sound alone. `age`
    in whole years, None without a date.
    """

    record: DocumentRecord
    answers: int
    age: int | None
    marks: tuple[str, ...]

    def says(self, text: str) -> bool:
        """Whether title, issuer or location have a text."""
        metadata = self.record.metadata
        return any(text in each for each in (metadata.title, metadata.issuer, self.record.location))


def of(records: Iterable[DocumentRecord], answers: Mapping[str, int], today: dt.date) -> list[Health]:
    """Every document, those first on which most answers lean."""
    found = [_health(record, answers.get(record.id, 0), today) for record in records]
    return sorted(found, key=lambda each: (-each.answers, each.record.source, each.record.location))


def counted(healths: Iterable[Health]) -> Counter[str]:
    """How many documents have each mark."""
    return Counter(mark for each in healths for mark in each.marks)


def _health(record: DocumentRecord, answers: int, today: dt.date) -> Health:
    metadata = record.metadata
    age = _years(metadata.issued_on, today) if metadata.issued_on else None
    facts = {
        "superseded": bool(record.superseded_by),
        "ended": metadata.valid_to is not None and metadata.valid_to < today,
        "warned": bool(record.findings),
        "undated": age is None,
        "old": age is not None and age >= _OLD,
    }
    marks = tuple(name for name, holds in facts.items() if holds)
    return Health(record, answers, age, marks or ("sound",))


def _years(since: dt.date, today: dt.date) -> int:
    before_anniversary = (today.month, today.day) < (since.month, since.day)
    return max(0, today.year - since.year - before_anniversary)

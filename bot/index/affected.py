"""Who relied on a document that changed: past answers and duties of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from bot.index.report import AffectedDuty
from bot.storage import questions
from jobs.duty import Duty
from knowledge.revisions.title import parse


def past_questions(connection: sa.Connection, documents: Iterable[str]) -> list[str]:
    """Ids of the questions whose answers cite one of the documents, each once."""
    found = (question for each in documents for question in questions.relying_on(connection, each))
    return list(dict.fromkeys(found))


def duties(catalogue: Iterable[Duty], titles: Iterable[str]) -> Iterator[AffectedDuty]:
    """Duties with a source of the same title as one of the documents, whatever its edition."""
    by_subject = {parse(title).subject: title for title in titles}
    by_subject.pop("", None)
    for duty in catalogue:
        for source in duty.sources:
            title = by_subject.get(parse(source.title).subject)
            if title is not None:
                yield AffectedDuty(duty.id, duty.title, title)
                break

"""How many questions came to which outcome, by week, by organisation and by document."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.questions import citation, question

Span = tuple[dt.datetime, dt.datetime]
"""From the first instant to before the second."""


def by_span(
    connection: sa.Connection, spans: Iterable[Span], organisations: Collection[str] | None = None
) -> list[Counter[str]]:
    """For each span the number of questions by outcome; of some organisations, or of all."""
    return [_outcomes(connection, span, organisations) for span in spans]


def by_organisation(
    connection: sa.Connection, span: Span, organisations: Collection[str]
) -> dict[str, Counter[str]]:
    """Code → number of questions by outcome, for each of `organisations`."""
    found: dict[str, Counter[str]] = {code: Counter() for code in organisations}
    rows = _counted(span, organisations, question.c.organisation)
    for row in connection.execute(rows):
        found[row.organisation][row.status] = row.number
    return found


def by_document(connection: sa.Connection) -> Counter[str]:
    """Id of a document → number of questions whose answers cite it."""
    questions = sa.func.count(citation.c.question.distinct())
    rows = sa.select(citation.c.document_id, questions).group_by(citation.c.document_id)
    return Counter({row[0]: row[1] for row in connection.execute(rows)})


def _outcomes(connection: sa.Connection, span: Span, organisations: Collection[str] | None) -> Counter[str]:
    rows = _counted(span, organisations)
    return Counter({row.status: row.number for row in connection.execute(rows)})


def _counted(span: Span, organisations: Collection[str] | None, *more: sa.Column[str]) -> sa.Select[Any]:
    number = sa.func.count().label("number")
    rows = sa.select(number, question.c.status, *more).group_by(question.c.status, *more)
    rows = rows.where(question.c.asked_at >= span[0], question.c.asked_at < span[1])
    return rows if organisations is None else rows.where(question.c.organisation.in_(organisations))

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
    for row in connection.execute(_counted(span, question.c.organisation)):
        if row.organisation in found:
            found[row.organisation][row.status] = row.number
    return found


def by_document(connection: sa.Connection) -> Counter[str]:
    """Id of a document → number of questions whose answers cite it."""
    questions = sa.func.count(citation.c.question.distinct())
    rows = sa.select(citation.c.document_id, questions).group_by(citation.c.document_id)
    return Counter({row[0]: row[1] for row in connection.execute(rows)})


def _outcomes(connection: sa.Connection, span: Span, organisations: Collection[str] | None) -> Counter[str]:
    if organisations is not None:
        return sum(by_organisation(connection, span, organisations).values(), Counter())
    return Counter({row.status: row.number for row in connection.execute(_counted(span))})


def _counted(span: Span, *more: sa.Column[str]) -> sa.Select[Any]:
    """Read from one index alone; asking for many organisations by name would leave it."""
    number = sa.func.count().label("number")
    rows = sa.select(number, question.c.status, *more).group_by(question.c.status, *more)
    return rows.where(question.c.asked_at >= span[0], question.c.asked_at < span[1])

"""The log of questions and answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.questions import citation, feedback, question
from bot.storage.write import insert_once, put


@dataclass(frozen=True, slots=True)
class Row:
    """One logged question; `answer` is None until it is answered."""

    id: str
    event_key: str
    scope: str
    channel: str
    conversation: str
    asker: str
    organisation: str | None
    text: str
    as_of: dt.date
    asked_at: dt.datetime
    status: str
    answer: dict[str, Any] | None
    validity: str | None
    generation: str | None
    mode: str | None
    answered_at: dt.datetime | None
    durations: dict[str, float] | None
    reply: dict[str, str] | None = None


def add(connection: sa.Connection, **values: Any) -> bool:
    """Log a question before it is answered; False where its event is known."""
    return insert_once(connection, question, values)


def record_answer(
    connection: sa.Connection,
    question_id: str,
    *,
    values: dict[str, Any],
    citations: list[dict[str, Any]],
) -> None:
    """Write the outcome of a question and what it rests on."""
    connection.execute(question.update().where(question.c.id == question_id).values(**values))
    connection.execute(citation.delete().where(citation.c.question == question_id))
    if citations:
        connection.execute(citation.insert(), [{"question": question_id, **row} for row in citations])


def by_id(connection: sa.Connection, question_id: str) -> Row | None:
    """One question, or None."""
    return _one(connection, question.c.id == question_id)


def by_event(connection: sa.Connection, event_key: str) -> Row | None:
    """The question of an incoming event, or None."""
    return _one(connection, question.c.event_key == event_key)


def of_conversation(connection: sa.Connection, conversation: str, *, limit: int = 50) -> list[Row]:
    """The last questions of a conversation, oldest first."""
    newest = _select().where(question.c.conversation == conversation).order_by(question.c.asked_at.desc())
    return list(reversed([_row(r) for r in connection.execute(newest.limit(limit))]))


def of_asker(connection: sa.Connection, asker: str, *, limit: int) -> list[Row]:
    """The last questions of one person, newest first."""
    newest = _select().where(question.c.asker == asker).order_by(question.c.asked_at.desc())
    return [_row(row) for row in connection.execute(newest.limit(limit))]


def before(connection: sa.Connection, row: Row) -> Row | None:
    """The answered question before this one in its conversation, by the same asker."""
    earlier = _select().where(_earlier(row), question.c.status != "refused")
    found = connection.execute(earlier.order_by(question.c.asked_at.desc()).limit(1)).first()
    return _row(found) if found else None


def abstained_before(connection: sa.Connection, row: Row) -> int:
    """How many questions of the same asker an index did not answer before in this conversation."""
    searched = question.c.generation.is_not(None)
    unanswered = sa.and_(_earlier(row), searched, question.c.status == "abstained")
    return connection.execute(sa.select(sa.func.count()).where(unanswered)).scalar_one()


def listed(
    connection: sa.Connection,
    *,
    status: str | None = None,
    since: dt.datetime | None = None,
    before: dt.datetime | None = None,
    text: str = "",
) -> Iterator[Row]:
    """All questions that match, newest first, streamed; `text` occurs in the question."""
    rows = _select().order_by(question.c.asked_at.desc())
    if status:
        rows = rows.where(question.c.status == status)
    if since:
        rows = rows.where(question.c.asked_at >= since)
    if before:
        rows = rows.where(question.c.asked_at < before)
    if text:
        rows = rows.where(question.c.text.contains(text, autoescape=True))
    result = connection.execution_options(yield_per=500).execute(rows)
    return (_row(row) for row in result)


def rate(connection: sa.Connection, *, values: dict[str, Any]) -> None:
    """Keep one person's feedback on one answer; the last one counts."""
    put(connection, feedback, values)


def rating(connection: sa.Connection, *, question_id: str, person: str) -> bool | None:
    """Whether this person found the answer helpful, or None where they did not say."""
    own = sa.and_(feedback.c.question == question_id, feedback.c.person == person)
    return connection.execute(sa.select(feedback.c.helpful).where(own)).scalar()


def ratings(connection: sa.Connection, question_id: str) -> dict[str, int]:
    """How many found an answer helpful, and how many unhelpful."""
    rows = sa.select(feedback.c.helpful).where(feedback.c.question == question_id)
    said = list(connection.execute(rows).scalars())
    return {"helpful": said.count(True), "unhelpful": said.count(False)}


def count_by_status(connection: sa.Connection, *, since: dt.datetime) -> dict[str, int]:
    """How many questions came to each outcome."""
    rows = (
        sa.select(question.c.status, sa.func.count())
        .where(question.c.asked_at >= since)
        .group_by(question.c.status)
    )
    return {row[0]: row[1] for row in connection.execute(rows)}


def relying_on(connection: sa.Connection, document_id: str) -> list[str]:
    """Ids of the questions whose answers cite a document."""
    rows = sa.select(citation.c.question).where(citation.c.document_id == document_id).distinct()
    return list(connection.execute(rows).scalars())


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Delete questions asked before an instant; how many there were."""
    return connection.execute(question.delete().where(question.c.asked_at < before)).rowcount


def _earlier(row: Row) -> sa.ColumnElement[bool]:
    return sa.and_(
        question.c.conversation == row.conversation,
        question.c.asker == row.asker,
        question.c.asked_at < row.asked_at,
    )


def _select() -> sa.Select[Any]:
    return sa.select(*(question.c[name] for name in Row.__slots__))


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Row | None:
    found = connection.execute(_select().where(condition)).first()
    return _row(found) if found else None


def _row(found: sa.Row[Any]) -> Row:
    return Row(**found._mapping)

"""What a report counts beside the outcomes of questions: times, and what people took over."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from bot.domain.ticket import OPEN, Action
from bot.storage.question_counts import Span
from bot.storage.schema.questions import question
from bot.storage.schema.tickets import ticket, ticket_event


def answer_times(
    connection: sa.Connection, span: Span, organisations: Collection[str] | None
) -> list[dt.timedelta]:
    """From each question that documents answered to its answer."""
    answered = sa.and_(question.c.status == "answered", question.c.answered_at.is_not(None))
    rows = sa.select(question.c.asked_at, question.c.answered_at).where(
        answered, *_within(question.c.asked_at, span), *_of(question.c.organisation, organisations)
    )
    return [row[1] - row[0] for row in connection.execute(rows)]


def opened(connection: sa.Connection, span: Span, organisations: Collection[str] | None) -> Counter[str]:
    """Organisation → number of tickets that were opened."""
    rows = (
        sa.select(ticket.c.organisation, sa.func.count())
        .where(*_within(ticket.c.opened_at, span), *_of(ticket.c.organisation, organisations))
        .group_by(ticket.c.organisation)
    )
    return Counter({row[0]: row[1] for row in connection.execute(rows)})


def reply_times(
    connection: sa.Connection, span: Span, organisations: Collection[str] | None
) -> list[dt.timedelta]:
    """From the opening of each ticket to its first answer, of those first answered in the span."""
    first = sa.func.min(ticket_event.c.at)
    rows = (
        sa.select(ticket.c.opened_at, first)
        .join(ticket_event, ticket_event.c.ticket == ticket.c.id)
        .where(ticket_event.c.action == Action.ANSWER, *_of(ticket.c.organisation, organisations))
        .group_by(ticket.c.id, ticket.c.opened_at)
        .having(sa.and_(*_within(first, span)))
    )
    return [row[1] - row[0] for row in connection.execute(rows)]


def owed(
    connection: sa.Connection, organisations: Collection[str] | None, *, today: dt.date
) -> tuple[int, int]:
    """How many tickets wait for an answer now, and how many of them are late."""
    mine = (ticket.c.state.in_(sorted(OPEN)), *_of(ticket.c.organisation, organisations))
    count = sa.select(sa.func.count()).select_from(ticket).where(*mine)
    late = count.where(ticket.c.due_on < today)
    return connection.execute(count).scalar_one(), connection.execute(late).scalar_one()


def _within(column: sa.ColumnElement[Any], span: Span) -> tuple[sa.ColumnElement[bool], ...]:
    return column >= span[0], column < span[1]


def _of(
    column: sa.ColumnElement[Any], organisations: Collection[str] | None
) -> tuple[sa.ColumnElement[bool], ...]:
    return () if organisations is None else (column.in_(organisations),)

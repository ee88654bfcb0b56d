"""Lists of questions for whoever looks after the service: filtered, what is owed first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.questions import citation, feedback, question
from bot.storage.schema.tickets import ticket

_COLUMNS = ("id", "asked_at", "status", "text", "channel", "organisation", "validity")
_AT_ONCE = 500
_FEW = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions; an empty field asks for nothing.

    `feedback` is helpful, unhelpful or none, `document` the id of a document
    that the answer cites, `owed` True for what nobody answered yet. From
    `since` to before `until`.
    """

    text: str = ""
    status: str = ""
    feedback: str = ""
    organisation: str = ""
    channel: str = ""
    document: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    owed: bool | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A question as a list shows it; `conclusion` is empty where there is no answer."""

    id: str
    asked_at: dt.datetime
    status: str
    text: str
    channel: str
    organisation: str | None
    validity: str | None
    conclusion: str
    helpful: int
    unhelpful: int
    owed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """The last row of a page, after which the next one begins."""

    owed: bool
    asked_at: dt.datetime
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and how many the whole list has."""

    rows: list[Listed]
    total: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said of an answer; nobody is named."""

    helpful: bool
    reason: str
    at: dt.datetime


def page(connection: sa.Connection, wanted: Wanted, *, after: Mark | None, limit: int) -> Page:
    """What nobody answered, then the rest, each newest first; at most `limit` rows."""
    if wanted.text:
        marks = _marks(connection, wanted)
        if len(marks) <= _FEW:
            return _of_marks(connection, marks, after, limit)
    return Page(_in_order(connection, wanted, after, limit), _count(connection, wanted))


def every(connection: sa.Connection, wanted: Wanted) -> Iterator[Listed]:
    """All that match, newest first, streamed."""
    result = connection.execution_options(yield_per=_AT_ONCE).execute(_select(wanted, None))
    return (_listed(row) for row in result)


def channels(connection: sa.Connection) -> list[str]:
    """The channels on which anything was asked."""
    return sorted(connection.execute(sa.select(question.c.channel).distinct()).scalars())


def organisations(connection: sa.Connection) -> list[str]:
    """The codes of the organisations for which anything was asked."""
    rows = sa.select(question.c.organisation).where(question.c.organisation.is_not(None)).distinct()
    return sorted(connection.execute(rows).scalars())


def judgements(connection: sa.Connection, question_id: str) -> list[Judgement]:
    """What was said of an answer, oldest first."""
    rows = sa.select(feedback.c.helpful, feedback.c.reason, feedback.c.at)
    ordered = rows.where(feedback.c.question == question_id).order_by(feedback.c.at)
    return [Judgement(**row._mapping) for row in connection.execute(ordered)]


def _marks(connection: sa.Connection, wanted: Wanted) -> list[Mark]:
    """Where the questions with a text stand, or more than `_FEW` of them.

    A rare text is found by looking at everything; this looks once, where
    reading in order would look for both parts and for the count.
    """
    columns = (_owed().label("owed"), question.c.asked_at, question.c.id)
    rows = sa.select(*columns).where(*_conditions(wanted)).limit(_FEW + 1)
    return [Mark(bool(row.owed), row.asked_at, row.id) for row in connection.execute(rows)]


def _of_marks(connection: sa.Connection, marks: list[Mark], after: Mark | None, limit: int) -> Page:
    ordered = sorted(marks, key=_place, reverse=True)
    left = [each for each in ordered if after is None or _place(each) < _place(after)]
    ids = [each.id for each in left[:limit]]
    rows = connection.execute(_select(Wanted(), None).where(question.c.id.in_(ids)))
    found = {row.id: _listed(row) for row in rows}
    return Page([found[each] for each in ids], len(marks))


def _place(mark: Mark) -> tuple[bool, dt.datetime, str]:
    return mark.owed, mark.asked_at, mark.id


def _in_order(connection: sa.Connection, wanted: Wanted, after: Mark | None, limit: int) -> list[Listed]:
    rows: list[Listed] = []
    for owed in (True, False):
        if wanted.owed in (None, owed) and not (after and owed and not after.owed):
            mark = after if after and after.owed == owed else None
            part = _select(replace(wanted, owed=owed), mark).limit(limit - len(rows))
            rows.extend(_listed(row) for row in connection.execute(part))
        if len(rows) == limit:
            break
    return rows


def _count(connection: sa.Connection, wanted: Wanted) -> int:
    rows = sa.select(sa.func.count()).select_from(question).where(*_conditions(wanted))
    return connection.execute(rows).scalar_one()


def _select(wanted: Wanted, after: Mark | None) -> sa.Select[Any]:
    columns = [question.c[name] for name in _COLUMNS]
    conclusion = sa.func.coalesce(question.c.answer["conclusion"].as_string(), "")
    rows = sa.select(
        *columns,
        conclusion.label("conclusion"),
        _judged(helpful=True).label("helpful"),
        _judged(helpful=False).label("unhelpful"),
        _owed().label("owed"),
    ).where(*_conditions(wanted))
    if after:
        older = sa.tuple_(question.c.asked_at, question.c.id)
        rows = rows.where(older < sa.tuple_(sa.literal(after.asked_at, question.c.asked_at.type), after.id))
    return rows.order_by(question.c.asked_at.desc(), question.c.id.desc())


def _conditions(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    for name in ("status", "organisation", "channel"):
        if getattr(wanted, name):
            yield question.c[name] == getattr(wanted, name)
    if wanted.text:
        yield question.c.text.contains(wanted.text, autoescape=True)
    if wanted.since:
        yield question.c.asked_at >= wanted.since
    if wanted.until:
        yield question.c.asked_at < wanted.until
    if wanted.owed is not None:
        yield _owed() if wanted.owed else sa.not_(_owed())
    if wanted.document:
        cited = sa.select(citation.c.question).where(citation.c.document_id == wanted.document)
        yield question.c.id.in_(cited)
    if wanted.feedback:
        yield _rated(wanted.feedback)


def _owed() -> sa.ColumnElement[bool]:
    """Nobody answered it: neither a document nor a person."""
    answered = sa.exists().where(
        ticket.c.question == question.c.id, ticket.c.state.in_(("answered", "closed"))
    )
    return sa.and_(question.c.status.in_(("received", "abstained")), sa.not_(answered))


def _rated(wanted: str) -> sa.ColumnElement[bool]:
    said = sa.exists().where(feedback.c.question == question.c.id)
    if wanted == "none":
        return sa.not_(said)
    return said.where(feedback.c.helpful == (wanted == "helpful"))


def _judged(*, helpful: bool) -> sa.ScalarSelect[int]:
    said = sa.and_(feedback.c.question == question.c.id, feedback.c.helpful == helpful)
    return sa.select(sa.func.count()).select_from(feedback).where(said).correlate(question).scalar_subquery()


def _listed(row: sa.Row[Any]) -> Listed:
    return Listed(**{**row._mapping, "owed": bool(row.owed)})

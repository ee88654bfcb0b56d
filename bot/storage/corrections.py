"""Answers that were withdrawn, and the passages that are left out because of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from bot.storage.schema.learning import correction, exclusion, withdrawal
from bot.storage.schema.questions import citation
from bot.storage.write import insert_new, insert_once

OPEN, KEPT_OUT, BACK = "open", "kept", "back"
"""A passage nobody has looked at yet, one that stays out, one that is found again."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an administrator said: the question that was answered wrongly, and why."""

    id: str
    asked: str
    reason: str
    by: str
    salt: str
    scope: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A passage that is left out; `digest` is that of its `text`, `location` its file below `source`."""

    correction: str
    number: int
    digest: str
    passage_id: str
    source: str
    location: str
    title: str
    text: str
    state: str = OPEN
    reviewed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Why and when the answer of a question was withdrawn."""

    correction: str
    reason: str
    at: dt.datetime


def add(connection: sa.Connection, made: Correction, excluded: Collection[Exclusion]) -> None:
    """Keep a correction with what it leaves out."""
    connection.execute(correction.insert().values(asdict(made)))
    insert_new(connection, exclusion, [{**asdict(each), "scope": made.scope} for each in excluded])


def withdraw(connection: sa.Connection, question: str, correction_id: str, *, scope: str) -> bool:
    """Withdraw the answer of a question; False where it was withdrawn already."""
    values = {"question": question, "correction": correction_id, "scope": scope}
    return insert_once(connection, withdrawal, values)


def withdrawn(connection: sa.Connection, question: str) -> Withdrawn | None:
    """Why the answer of a question was withdrawn, or None where it was not."""
    rows = (
        sa.select(correction.c.id, correction.c.reason, correction.c.at)
        .join(withdrawal, withdrawal.c.correction == correction.c.id)
        .where(withdrawal.c.question == question)
    )
    found = connection.execute(rows).first()
    return Withdrawn(*found) if found else None


def questions_of(connection: sa.Connection, correction_id: str) -> list[str]:
    """The questions whose answers a correction withdrew."""
    rows = sa.select(withdrawal.c.question).where(withdrawal.c.correction == correction_id)
    return list(connection.execute(rows).scalars())


def citing(connection: sa.Connection, passages: Collection[str]) -> list[str]:
    """The questions whose answers cite one of the passages."""
    rows = sa.select(citation.c.question).where(citation.c.passage_id.in_(passages)).distinct()
    return list(connection.execute(rows).scalars())


def by_id(connection: sa.Connection, correction_id: str) -> Correction | None:
    """One correction, or None."""
    names = (correction.c[name] for name in Correction.__slots__)
    found = connection.execute(sa.select(*names).where(correction.c.id == correction_id)).first()
    return Correction(*found) if found else None


def listed(connection: sa.Connection, *, limit: int, offset: int = 0) -> list[Correction]:
    """Corrections, the newest first."""
    names = (correction.c[name] for name in Correction.__slots__)
    rows = sa.select(*names).order_by(correction.c.at.desc(), correction.c.id)
    return [Correction(*row) for row in connection.execute(rows.limit(limit).offset(offset))]


def left_out(connection: sa.Connection) -> list[Exclusion]:
    """Every passage that no search may give now."""
    return _exclusions(connection, exclusion.c.state.in_((OPEN, KEPT_OUT)))


def exclusions_of(connection: sa.Connection, correction_id: str) -> list[Exclusion]:
    """What a correction left out, whatever became of it."""
    return _exclusions(connection, exclusion.c.correction == correction_id)


def review(connection: sa.Connection, reviewed: Exclusion, *, state: str, by: str, at: dt.datetime) -> bool:
    """Decide on a passage that was left out; False where somebody decided otherwise meanwhile."""
    same = sa.and_(
        exclusion.c.correction == reviewed.correction,
        exclusion.c.number == reviewed.number,
        exclusion.c.state == reviewed.state,
    )
    values = {"state": state, "reviewed_by": by, "reviewed_at": at}
    return connection.execute(exclusion.update().where(same).values(values)).rowcount == 1


def forget(connection: sa.Connection) -> int:
    """Blank what was asked where every question that a correction was about is deleted; how many."""
    left = sa.select(withdrawal.c.question).where(withdrawal.c.correction == correction.c.id).exists()
    gone = sa.and_(correction.c.asked != "", ~left)
    return connection.execute(correction.update().where(gone).values(asked="")).rowcount


def _exclusions(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Exclusion]:
    names = (exclusion.c[name] for name in Exclusion.__slots__)
    rows = sa.select(*names).where(condition).order_by(exclusion.c.correction, exclusion.c.number)
    return [Exclusion(*row) for row in connection.execute(rows)]

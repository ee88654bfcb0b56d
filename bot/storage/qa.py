"""Q&As made of replies, and every version of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain import scope
from bot.domain.qa import Content, Origin, State, Version
from bot.storage.schema.learning import qa, qa_number, qa_version

_CONTENT = TypeAdapter(Content)


@dataclass(frozen=True, slots=True)
class Decided:
    """Who moved a version to a state, and when."""

    state: State
    by: str
    at: dt.datetime


def next_number(connection: sa.Connection, fiscal_year: int) -> int:
    """The next number in a fiscal year, from 1; waits for whoever takes one just now."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = {"fiscal_year": fiscal_year, "last": 1, "scope": scope.ADMINISTRATOR}
    taken = (
        dialect.insert(qa_number)
        .values(first)
        .on_conflict_do_update(index_elements=["fiscal_year"], set_={"last": qa_number.c.last + 1})
        .returning(qa_number.c.last)
    )
    return int(connection.execute(taken).scalar_one())


def add(connection: sa.Connection, qa_id: str, number: str, origin: Origin, *, at: dt.datetime) -> None:
    """Keep a new Q&A, which has no version yet."""
    row_scope = scope.of_organisation(origin.organisation)
    values = {"id": qa_id, "number": number, **asdict(origin), "scope": row_scope, "made_at": at}
    connection.execute(qa.insert().values(values))


def write(connection: sa.Connection, new: Version, *, by: str, salt: str) -> None:
    """Keep a new version, or what a proposed one says now."""
    key = {"qa": new.qa, "version": new.version}
    content: dict[str, Any] = asdict(new.content)
    content["basis"] = list(content["basis"])
    values = {**key, **content, "state": new.state, "proposed_by": by, "proposed_at": new.proposed_at}
    row = {**values, "salt": salt, "scope": sa.select(qa.c.scope).where(qa.c.id == new.qa).scalar_subquery()}
    connection.execute(qa_version.delete().filter_by(**key, state=State.PROPOSED.value))
    connection.execute(qa_version.insert().values(row))


def decide(connection: sa.Connection, version: Version, decided: Decided) -> bool:
    """Move a version on; False where somebody else moved it meanwhile."""
    same = sa.and_(
        qa_version.c.qa == version.qa,
        qa_version.c.version == version.version,
        qa_version.c.state == version.state,
    )
    values = {"state": decided.state, "decided_by": decided.by, "decided_at": decided.at}
    return connection.execute(qa_version.update().where(same).values(values)).rowcount == 1


def versions(connection: sa.Connection, name: str) -> list[Version]:
    """Every version of the Q&A with this id or number, the newest first."""
    named = sa.or_(qa.c.id == name, qa.c.number == name)
    return _read(connection, _select().where(named).order_by(qa_version.c.version.desc()))


def in_state(
    connection: sa.Connection, states: Collection[State], *, limit: int | None = None, offset: int = 0
) -> list[Version]:
    """The versions in these states, the newest Q&A first."""
    chosen = _select().where(qa_version.c.state.in_(sorted(states)))
    ordered = chosen.order_by(qa.c.made_at.desc(), qa.c.number.desc(), qa_version.c.version.desc())
    return _read(connection, ordered.limit(limit).offset(offset))


def approved(connection: sa.Connection, *, on: dt.date | None = None) -> list[tuple[str, int, str]]:
    """Number, version and audience of every Q&A that may be found; `on` a day only those that hold then."""
    begins, ends = qa_version.c.valid_from, qa_version.c.valid_until
    rows = (
        sa.select(qa.c.number, qa_version.c.version, qa_version.c.audience)
        .join(qa_version, qa_version.c.qa == qa.c.id)
        .where(qa_version.c.state == State.APPROVED)
    )
    if on:
        rows = rows.where(sa.or_(begins.is_(None), begins <= on), sa.or_(ends.is_(None), ends >= on))
    return [tuple(row) for row in connection.execute(rows)]


def origin(connection: sa.Connection, qa_id: str) -> Origin:
    """Where a Q&A came from."""
    rows = sa.select(qa.c.organisation, qa.c.ticket, qa.c.question).where(qa.c.id == qa_id)
    return Origin(*connection.execute(rows).one())


def of_ticket(connection: sa.Connection, ticket: str) -> str | None:
    """The number of the Q&A that was made of a ticket, or None."""
    rows = sa.select(qa.c.number).where(qa.c.ticket == ticket).order_by(qa.c.made_at.desc()).limit(1)
    found: str | None = connection.execute(rows).scalar()
    return found


def resting_on(connection: sa.Connection, documents: Collection[str]) -> list[Version]:
    """The approved versions whose answer rests on one of the documents."""
    known = in_state(connection, [State.APPROVED])
    return [each for each in known if any(base.document in documents for base in each.content.basis)]


def _select() -> sa.Select[Any]:
    return sa.select(qa.c.number, qa_version).join(qa, qa_version.c.qa == qa.c.id)


def _read(connection: sa.Connection, rows: sa.Select[Any]) -> list[Version]:
    return [_version(row) for row in connection.execute(rows)]


def _version(found: sa.Row[Any]) -> Version:
    columns = found._mapping
    content = _CONTENT.validate_python({name: columns[name] for name in Content.__slots__})
    return Version(
        found.qa,
        found.number,
        found.version,
        State(found.state),
        content,
        found.proposed_at,
        found.decided_at,
    )

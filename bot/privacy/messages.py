"""The messages and events in which one person appears."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from bot.answering.reply import ANSWER, SENTENCE, delivery_of
from bot.dialogue.presses import KIND as PRESS
from bot.privacy.subject import Subject
from bot.storage.schema.delivery import outbox
from bot.storage.schema.questions import intake, question

_SAID_TO_SOMEBODY = frozenset({ANSWER, SENTENCE})
_NAMING = frozenset({"by", "asker", "owner"})
"""Fields of what messages say that hold the name of whoever did or asked something."""
_AT_ONCE = 500


def theirs(connection: sa.Connection, subject: Subject) -> list[str]:
    """Ids of the messages that were for this person alone."""
    ids = {delivery_of(each) for each in _questions(connection, subject)}
    spots = _spots(connection, subject)
    for row in _said(connection):
        below = row.kind == SENTENCE and _spot(row) in spots
        if row.id in ids or row.edits in ids or below or _is_addressed(row, subject):
            ids.add(row.id)
    return sorted(ids)


def events(connection: sa.Connection, subject: Subject) -> list[str]:
    """Keys of what came in from this person."""
    keys = sa.select(question.c.event_key).where(question.c.asker.in_(sorted(subject.persons)))
    found = set(connection.execute(keys).scalars())
    return sorted(found | {row.event_key for row in _presses(connection, subject)})


def naming(connection: sa.Connection, table: sa.Table, names: frozenset[str]) -> Iterator[tuple[Any, Any]]:
    """Key and payload without the names, of each row of `outbox` or `board_notice` that names somebody."""
    key = next(iter(table.primary_key))
    for name in sorted(names):
        written = json.dumps(name).strip('"')
        says = sa.or_(*(_text(table).contains(each, autoescape=True) for each in {name, written}))
        for row in connection.execute(sa.select(key, table.c.payload).where(says)).all():
            yield row[0], without(row.payload, names)


def without(said: Any, names: frozenset[str]) -> Any:
    """The same data with these names taken out of the fields that hold who did or asked something."""
    if isinstance(said, list):
        return [without(each, names) for each in said]
    if not isinstance(said, dict):
        return said
    return {
        key: _bare(value, names) if key in _NAMING else without(value, names) for key, value in said.items()
    }


def _bare(value: Any, names: frozenset[str]) -> Any:
    if not isinstance(value, str):
        return without(value, names)
    for name in sorted(names, key=len, reverse=True):
        value = value.replace(name, "")
    return value.strip()


def _questions(connection: sa.Connection, subject: Subject) -> list[str]:
    own = sa.select(question.c.id).where(question.c.asker.in_(sorted(subject.persons)))
    return list(connection.execute(own).scalars())


def _presses(connection: sa.Connection, subject: Subject) -> list[Any]:
    mentions = sa.or_(*(_text(intake).contains(each) for each in sorted(subject.persons)))
    rows = sa.select(intake.c.event_key, intake.c.payload).where(intake.c.kind == PRESS, mentions)
    return list(connection.execute(rows))


def _spots(connection: sa.Connection, subject: Subject) -> set[tuple[str, ...]]:
    """Threads and private places in which this person was answered."""
    asked = sa.select(question.c.reply).where(question.c.asker.in_(sorted(subject.persons)))
    places = [each for each in connection.execute(asked).scalars() if each]
    places += [row.payload["place"] for row in _presses(connection, subject)]
    fields = ("channel", "workspace", "address", "thread", "viewer")
    known = {tuple(place.get(name, "") for name in fields) for place in places}
    return {spot for spot in known if spot[3] or spot[4]}


def _spot(row: Any) -> tuple[str, ...]:
    return (row.channel, row.workspace, row.address, row.thread, row.viewer)


def _said(connection: sa.Connection) -> Iterator[Any]:
    names = ("id", "edits", "kind", "channel", "workspace", "address", "thread", "viewer")
    rows = sa.select(*(outbox.c[name] for name in names)).where(outbox.c.kind.in_(_SAID_TO_SOMEBODY))
    return iter(connection.execute(rows, execution_options={"yield_per": _AT_ONCE}))


def _is_addressed(row: Any, subject: Subject) -> bool:
    channel, workspace = row.channel, row.workspace
    return any((channel, workspace, each) in subject.places for each in (row.viewer, row.address) if each)


def _text(table: sa.Table) -> sa.ColumnElement[str]:
    return sa.cast(table.c.payload, sa.Text)

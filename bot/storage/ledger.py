"""The ledger of progress and its append-only history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.ledger import Action, Actor, Entry, Progress
from bot.errors import Invalid
from bot.storage.schema.ledger import ledger_entry, ledger_event
from bot.storage.write import insert_once, put
from bot.texts import ledger as texts

_DATES = ("snooze_until", "done_on", "decided_on")


@dataclass(frozen=True, slots=True)
class Event:
    """One change: by whom, on whose behalf, and the entry before and after."""

    number: int
    action: Action
    before: Entry
    after: Entry
    undoes: int | None
    person: str
    person_name: str
    person_organisation: str | None
    on_behalf: bool
    at: dt.datetime


def entry(connection: sa.Connection, organisation: str, duty: str, cycle: str) -> Entry:
    """The entry, untouched where nobody has said anything."""
    row = connection.execute(_select().where(_key(organisation, duty, cycle))).first()
    return _entry(row) if row else Entry(organisation, duty, cycle)


def entries_of(connection: sa.Connection, organisations: Sequence[str]) -> list[Entry]:
    """Every entry of some organisations."""
    rows = _select().where(ledger_entry.c.organisation.in_(organisations))
    return [_entry(row) for row in connection.execute(rows)]


def change(
    connection: sa.Connection,
    *,
    before: Entry,
    after: Entry,
    action: Action,
    actor: Actor,
    at: dt.datetime,
    undoes: int | None = None,
) -> Entry:
    """Write a change and its event.

    Raises `Invalid` where somebody else changed the entry since `before` was read.
    """
    after = replace(after, changes=before.changes + 1)
    if not _new_event(connection, _event_values(before, after, action, actor, at, undoes)):
        raise Invalid(texts.CHANGED_MEANWHILE, f"{before.organisation} {before.duty} {before.cycle}")
    return after


def undo(
    connection: sa.Connection, *, organisation: str, duty: str, cycle: str, actor: Actor, at: dt.datetime
) -> Entry:
    """Take back the last change that was not taken back yet."""
    events = history(connection, organisation, duty, cycle)
    undone = {event.undoes for event in events}
    left = [e for e in events if e.action is not Action.UNDO and e.number not in undone]
    if not left:
        raise Invalid(texts.NOTHING_TO_UNDO)
    return change(
        connection,
        before=entry(connection, organisation, duty, cycle),
        after=left[-1].before,
        action=Action.UNDO,
        actor=actor,
        at=at,
        undoes=left[-1].number,
    )


def history(connection: sa.Connection, organisation: str, duty: str, cycle: str) -> list[Event]:
    """Every change of an entry, oldest first."""
    key = {"organisation": organisation, "duty": duty, "cycle": cycle}
    rows = (
        sa.select(*(ledger_event.c[name] for name in Event.__slots__))
        .where(*(ledger_event.c[name] == value for name, value in key.items()))
        .order_by(ledger_event.c.number)
    )
    return [_event(row._mapping, key) for row in connection.execute(rows)]


def _new_event(connection: sa.Connection, values: dict[str, Any]) -> bool:
    after = values["after"]
    columns = {**after, **{name: _date(after[name]) for name in _DATES}}
    columns |= {"scope": values["scope"], "changed_at": values["at"]}
    # The entry first: the event points at it. Its number decides who was first.
    insert_once(connection, ledger_entry, columns)
    if not insert_once(connection, ledger_event, values):
        return False
    put(connection, ledger_entry, columns)
    return True


def _event_values(
    before: Entry, after: Entry, action: Action, actor: Actor, at: dt.datetime, undoes: int | None
) -> dict[str, Any]:
    return {
        "organisation": before.organisation,
        "duty": before.duty,
        "cycle": before.cycle,
        "number": after.changes,
        "action": action.value,
        "before": _data(before),
        "after": _data(after),
        "undoes": undoes,
        "person": actor.person,
        "person_name": actor.name,
        "person_organisation": actor.organisation,
        "on_behalf": actor.on_behalf(before),
        "scope": scope.of_organisation(before.organisation),
        "at": at,
    }


def _data(entry: Entry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in Entry.__slots__}
    return {name: v.isoformat() if isinstance(v, dt.date) else v for name, v in values.items()}


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _event(row: Any, key: dict[str, str]) -> Event:
    values = dict(row)
    values["action"] = Action(values["action"])
    for name in ("before", "after"):
        dates = {field: _date(values[name][field]) for field in _DATES}
        progress = Progress(values[name]["progress"])
        values[name] = Entry(**{**values[name], **key, **dates, "progress": progress})
    return Event(**values)


def _entry(row: Any) -> Entry:
    return Entry(**{**row._mapping, "progress": Progress(row.progress)})


def _key(organisation: str, duty: str, cycle: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        ledger_entry.c.organisation == organisation,
        ledger_entry.c.duty == duty,
        ledger_entry.c.cycle == cycle,
    )


def _select() -> sa.Select[Any]:
    return sa.select(*(ledger_entry.c[name] for name in Entry.__slots__))

"""Where an occurrence stands in the ledger, as the messages about it show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from bot.domain.ledger import Action, Entry, Progress, decidable
from bot.reminders import message
from bot.reminders.outlook import Key
from bot.storage import ledger, organisations
from bot.storage.ledger import Event
from knowledge.calendars.office_hours import japan_date


def shown(connection: sa.Connection, key: Key, *, records: bool, at: dt.datetime) -> dict[str, Any]:
    """The fields `progress` and `actions` of an item; `records` says that its duty asks for numbers.

    `progress` holds state, action (the last decision, undo included), by (a
    given name, else the organisation's, never an id), on (the day of it in
    Japan), changes, and what belongs to the state: snooze_until, done_on,
    document_number, reason.
    """
    entry = ledger.entry(connection, key.organisation, key.duty, key.cycle)
    events = ledger.history(connection, key.organisation, key.duty, key.cycle) if entry.changes else []
    decision = _last_decision(events)
    actions = list(_actions(entry, decision, records=records, today=japan_date(at)))
    return {
        "progress": _progress(connection, entry, decision),
        "actions": message.buttons(key, actions, changes=entry.changes),
    }


def _progress(connection: sa.Connection, entry: Entry, decision: Event | None) -> dict[str, Any]:
    done, set_aside = entry.progress is Progress.DONE, entry.progress is Progress.NOT_APPLICABLE
    return {
        "state": entry.progress.value,
        "action": decision.action.value if decision else "",
        "by": _name(connection, decision) if decision else "",
        "on": japan_date(decision.at).isoformat() if decision else None,
        "changes": entry.changes,
        "snooze_until": entry.snooze_until.isoformat() if entry.snooze_until else None,
        "done_on": entry.done_on.isoformat() if done and entry.done_on else None,
        "document_number": entry.document_number if done else "",
        "reason": entry.reason if set_aside else "",
    }


def _last_decision(events: Sequence[Event]) -> Event | None:
    """The last change that says where the occurrence stands: a note does not, nor taking one back."""
    notes = {each.number for each in events if each.action is Action.NOTE}
    decisions = [each for each in events if each.number not in notes and each.undoes not in notes]
    return decisions[-1] if decisions else None


def _name(connection: sa.Connection, event: Event) -> str:
    """長野県 山田 for somebody who acts for another organisation, else one of the two."""
    if event.person_name and not event.on_behalf:
        return event.person_name
    theirs = organisations.by_code(connection, event.person_organisation or "")
    return " ".join(each for each in (theirs.name if theirs else "", event.person_name) if each)


def _actions(entry: Entry, decision: Event | None, *, records: bool, today: dt.date) -> Iterator[str]:
    """What can be pressed now, in the order of the buttons."""
    if decidable(entry, today):
        said = Action.ACKNOWLEDGE if entry.progress is Progress.ACKNOWLEDGED else None
        yield from (each for each in message.DECISIONS if each is not said)
    if records:
        yield message.RECORD
    if decision is not None and decision.action is not Action.UNDO:
        yield Action.UNDO
    yield message.ASK

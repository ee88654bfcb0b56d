"""What people press and type about a duty, the same on every channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from bot.domain.entered import day_of, line_of
from bot.domain.ledger import Action
from bot.reminders.actions import Acted, Actions
from bot.reminders.outlook import Key
from bot.reminders.rights import Person
from bot.texts import board as texts

Typed = Mapping[str, str]
"""Field → what was typed; a field that is missing was left empty."""

_LONGEST_NUMBER, _LONGEST_NOTE = 80, 500


def press(
    actions: Actions, person: Person, action: Action, key: Key, typed: Typed, *, at: dt.datetime
) -> Acted:
    """Do it; raises what `Actions` raises, and `Invalid` for what cannot be read."""
    return _ACTIONS[action](actions, person, key, typed, at)


def _complete(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    number = line_of(typed.get("document_number", ""), texts.DOCUMENT_NUMBER, limit=_LONGEST_NUMBER)
    done_on = day_of(typed.get("done_on", ""))
    return actions.complete(person, key, done_on=done_on, document_number=number, at=at)


def _acknowledge(actions: Actions, person: Person, key: Key, _typed: Typed, at: dt.datetime) -> Acted:
    return actions.acknowledge(person, key, at=at)


def _snooze(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    return actions.snooze(person, key, until=day_of(typed.get("until", "")), at=at)


def _set_aside(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    reason = line_of(typed.get("reason", ""), texts.REASON, limit=_LONGEST_NOTE)
    return actions.set_aside(person, key, reason=reason, at=at)


def _keep(actions: Actions, person: Person, key: Key, _typed: Typed, at: dt.datetime) -> Acted:
    return actions.keep(person, key, at=at)


def _note(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    waiting_for = line_of(typed.get("waiting_for", ""), texts.WAITING_FOR)
    note = line_of(typed.get("note", ""), texts.NOTE_TEXT, limit=_LONGEST_NOTE)
    return actions.annotate(person, key, waiting_for=waiting_for, note=note, at=at)


def _undo(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    seen = typed.get("seen", "")
    return actions.undo(person, key, seen=int(seen) if seen.isdecimal() else None, at=at)


_ACTIONS: Mapping[Action, Callable[[Actions, Person, Key, Typed, dt.datetime], Acted]] = {
    Action.COMPLETE: _complete,
    Action.ACKNOWLEDGE: _acknowledge,
    Action.SNOOZE: _snooze,
    Action.SET_ASIDE: _set_aside,
    Action.KEEP: _keep,
    Action.NOTE: _note,
    Action.UNDO: _undo,
}

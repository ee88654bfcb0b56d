"""What a reminder says, as JSON data: every channel renders the same facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.domain.ledger import Action
from bot.reminders.outlook import Key
from jobs.deadline import Deadline
from jobs.duty import Duty
from jobs.occurrence import Occurrence
from jobs.organisation import Organisation, OrganisationKind
from jobs.reminder import Reminder
from jobs.source import Source
from jobs.state import state_of
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import japan_date

DECISIONS = (Action.COMPLETE, Action.ACKNOWLEDGE, Action.SNOOZE, Action.SET_ASIDE)
"""完了, 確認した, あとで, 対象外."""
RECORD, ASK = "record", "ask"
"""人数などを記録する, 質問する."""

LISTED = "list"
"""The step of what is not sent any more (or not yet) and stays on the organisation's list."""


def item(reminder: Reminder, organisation: Organisation, *, is_copy: bool, at: dt.datetime) -> dict[str, Any]:
    """What `reminder` says at `at`: days left count from then, also after a downtime."""
    said = facts(reminder.occurrence, organisation, at=at)
    return {**said, "reason": reminder.reason.value, "copy": is_copy, "second": reminder.to_second_person}


def facts(occurrence: Occurrence, organisation: Organisation, *, at: dt.datetime) -> dict[str, Any]:
    """What can be said about an occurrence at any time."""
    duty = occurrence.duty
    key = Key(organisation.code, duty.id, occurrence.cycle)
    return {
        **_of_duty(duty),
        **_dates(occurrence, organisation.hours.calendar, at),
        "kind": occurrence.kind.value,
        "state": state_of(occurrence, at).value,
        "to_prefecture": organisation.kind is OrganisationKind.PREFECTURE,
        "actions": buttons(key, (*DECISIONS, *([RECORD] if duty.record else []), ASK)),
    }


def buttons(key: Key, actions: Iterable[str], *, changes: int = 0) -> list[dict[str, str]]:
    """The field `actions`: what can be pressed, and the id of each button.

    `changes` of the entry goes into the id of 取り消す: pressed twice it takes back once.
    """
    ids = {str(action): action_id(action, key) for action in actions}
    if Action.UNDO in ids:
        ids[Action.UNDO] += f":{changes}"
    return [{"action": action, "id": each} for action, each in ids.items()]


def action_id(action: str, key: Key) -> str:
    """The id of a button: action:organisation:duty:cycle, without anything secret."""
    return ":".join((action, key.organisation, key.duty, key.cycle))


@dataclass(frozen=True, slots=True)
class Button:
    """A button that was pressed; `seen` is the number of changes that its message or page showed."""

    action: str
    key: Key
    seen: int | None = None


def read_action_id(text: str) -> Button:
    """The action and the occurrence of a button. Raises ValueError for anything else."""
    action, organisation, duty, cycle, *rest = text.split(":")
    if action not in (*Action, RECORD, ASK) or len(rest) > (action in tuple(Action)):
        raise ValueError(text)
    return Button(action, Key(organisation, duty, cycle), int(rest[0]) if rest else None)


def _of_duty(duty: Duty) -> dict[str, Any]:
    return {
        "title": duty.title,
        "strength": duty.strength.value,
        "section": duty.section.value,
        "copy_to": duty.copy_to.value if duty.copy_to else None,
        "to_do": duty.to_do,
        "once_past": duty.once_past,
        "cautions": list(duty.cautions),
        "sources": [source_data(each) for each in duty.sources],
    }


def source_data(source: Source) -> dict[str, str]:
    """A source with the place in it and how far it can be trusted."""
    return {
        "title": source.title,
        "issuer": source.issuer,
        "dated": source.dated,
        "place": source.place,
        "url": source.url,
        "quality": source.quality.value,
    }


def _dates(occurrence: Occurrence, calendar: BusinessCalendar, at: dt.datetime) -> dict[str, Any]:
    deadline = occurrence.deadline
    return {
        "due_on": deadline.on.isoformat() if deadline else None,
        "days_left": calendar.count_between(japan_date(at), deadline.on) if deadline else None,
        "deadline": _deadline(deadline),
        "other_deadline": _deadline(_other(occurrence)),
        "opens_on": occurrence.opens_on.isoformat() if occurrence.opens_on else None,
        "season": [day.isoformat() for day in occurrence.season] if occurrence.season else None,
        "season_wording": _season_wording(occurrence),
    }


def _other(occurrence: Occurrence) -> Deadline | None:
    """The later of the national and the prefectural deadline, where there are two."""
    both = (occurrence.national, occurrence.prefectural)
    return next((each for each in both if each is not None and each is not occurrence.deadline), None)


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "on": deadline.on.isoformat(),
        "until": deadline.until.isoformat("minutes") if deadline.until else None,
        "issuer": deadline.issuer.value,
        "firm": deadline.firm,
        "wording": deadline.wording,
    }


def _season_wording(occurrence: Occurrence) -> str:
    season = occurrence.duty.season
    if occurrence.season is None or season is None:
        return ""
    return season.wording

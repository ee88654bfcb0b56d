"""One message for one recipient on one morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jobs.deadline import Issuer
from jobs.duty import Section
from jobs.reminder import Reminder

SECOND_PERSON = "second_person"
"""The recipient of what is escalated within an organisation."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    reminder: Reminder
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """What a subject line begins with: 【県期限 12/4（金）】…残り5日.

    `days_left` counts business days. The date belongs to the most pressing
    item; without a dated item all but `more` are None. `more` counts the rest.
    """

    asked_by: Issuer | None
    due_on: dt.date | None
    due_time: dt.time | None
    days_left: int | None
    more: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The items of one morning, the most pressing first; sent at the earliest of their times.

    On the day of a fixed deadline that is before 08:45, and the rest of the
    morning goes with it.
    """

    organisation: str
    recipient: str
    fire_at: dt.datetime
    items: tuple[DigestItem, ...]

    @property
    def hard(self) -> bool:
        return any(item.reminder.hard for item in self.items)

    @property
    def subject(self) -> Subject:
        lead = self.items[0].reminder
        return Subject(lead.asked_by, lead.due_on, lead.due_time, lead.days_left, len(self.items) - 1)


def by_section(organisation: str, section: Section) -> str:
    """The recipient where every section has its own mailbox."""
    return section.value


def digests(
    reminders: Iterable[Reminder], recipient_of: Callable[[str, Section], str] = by_section
) -> list[Digest]:
    """Groups reminders into messages, in order of time.

    `recipient_of(organisation, section)` names the mailbox: in a one-person
    office every section has the same, and each reminder is in it once.
    """
    groups: dict[tuple[str, str, dt.date], dict[object, DigestItem]] = {}
    for reminder in reminders:
        for recipient, is_copy in _recipients(reminder, recipient_of):
            group = groups.setdefault((reminder.organisation, recipient, reminder.day), {})
            group.setdefault(reminder.id, DigestItem(reminder, is_copy))
    made = (
        _digest(organisation, recipient, group.values())
        for (organisation, recipient, _), group in groups.items()
    )
    return sorted(made, key=lambda digest: (digest.fire_at, digest.organisation, digest.recipient))


def _recipients(
    reminder: Reminder, recipient_of: Callable[[str, Section], str]
) -> Iterator[tuple[str, bool]]:
    if reminder.to_second_person:
        yield SECOND_PERSON, False
        return
    yield recipient_of(reminder.organisation, reminder.section), False
    if reminder.copy_to is not None:
        yield recipient_of(reminder.organisation, reminder.copy_to), True


def _digest(organisation: str, recipient: str, items: Iterable[DigestItem]) -> Digest:
    ordered = tuple(sorted(items, key=_pressing))
    return Digest(organisation, recipient, min(item.reminder.fire_at for item in ordered), ordered)


def _pressing(item: DigestItem) -> tuple[bool, bool, dt.date, str]:
    """Fixed deadlines of today first, then what lies ahead by date, then what is past or undated."""
    reminder = item.reminder
    ahead = reminder.due_on is not None and (reminder.days_left or 0) >= 0
    return not reminder.hard, not ahead, reminder.due_on or dt.date.max, reminder.duty

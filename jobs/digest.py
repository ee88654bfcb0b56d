"""One message for one recipient on one morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jobs.reminder import Reminder

SECOND_PERSON = "second_person"
"""The recipient of what is escalated within an organisation."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    reminder: Reminder
    is_copy: bool


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


Addressing = Callable[[Reminder], Iterable[tuple[str, bool]]]
"""The recipients of a reminder, each with whether it only reads along."""


def by_section(reminder: Reminder) -> Iterator[tuple[str, bool]]:
    """Every section has its own mailbox."""
    if reminder.to_second_person:
        yield SECOND_PERSON, False
        return
    yield reminder.section.value, False
    if reminder.copy_to is not None:
        yield reminder.copy_to.value, True


def digests(reminders: Iterable[Reminder], addressing: Addressing = by_section) -> list[Digest]:
    """Groups reminders into messages, in order of time; each reminder is in a message once."""
    groups: dict[tuple[str, str, dt.date], dict[object, DigestItem]] = {}
    for reminder in reminders:
        for recipient, is_copy in addressing(reminder):
            group = groups.setdefault((reminder.organisation, recipient, reminder.day), {})
            group.setdefault(reminder.id, DigestItem(reminder, is_copy))
    made = (
        _digest(organisation, recipient, group.values())
        for (organisation, recipient, _), group in groups.items()
    )
    return sorted(made, key=lambda digest: (digest.fire_at, digest.organisation, digest.recipient))


def _digest(organisation: str, recipient: str, items: Iterable[DigestItem]) -> Digest:
    ordered = tuple(sorted(items, key=lambda item: pressing(item.reminder)))
    return Digest(organisation, recipient, min(item.reminder.fire_at for item in ordered), ordered)


def pressing(reminder: Reminder) -> tuple[bool, bool, bool, dt.date, bool, str]:
    """Sorts fixed deadlines of today first, then what lies ahead by date, what is overdue, and the rest.

    Of two with the same date the fixed one comes first.
    """
    deadline = reminder.occurrence.deadline
    soft = deadline is None or not deadline.firm
    past = deadline is None or (reminder.days_left or 0) < 0
    return not reminder.hard, past, past and soft, reminder.due_on or dt.date.max, soft, reminder.duty

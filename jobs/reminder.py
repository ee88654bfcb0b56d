"""A planned reminder, and the key that makes planning it twice harmless."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid5

from jobs.deadline import Issuer
from jobs.duty import Section
from jobs.step import Reason

_NAMESPACE = UUID("6b3d0c52-52a0-5c0e-9a3f-8e6f4f8f5d11")


def reminder_id(duty: str, organisation: str, cycle: str, step: str, revision: str) -> UUID:
    """The same five values always give the same key, in every process and on every day."""
    return uuid5(_NAMESPACE, "\n".join((duty, organisation, cycle, step, revision)))


@dataclass(frozen=True, slots=True)
class Reminder:
    """One step of one occurrence for one organisation.

    `section` gets it and `copy_to` reads along, unless `to_second_person`.
    `due_on` is the deadline to remind by (the earlier of the national and the
    prefectural one), `asked_by` who set it, `days_left` business days at
    `fire_at`. `hard` marks the day of a fixed deadline.
    """

    id: UUID
    organisation: str
    duty: str
    cycle: str
    step: str
    revision: str
    due_on: dt.date | None
    due_time: dt.time | None
    fire_at: dt.datetime
    expires_at: dt.datetime
    section: Section
    copy_to: Section | None
    reason: Reason
    asked_by: Issuer | None
    days_left: int | None
    hard: bool

    @property
    def to_second_person(self) -> bool:
        return self.reason is Reason.ESCALATED

    @property
    def day(self) -> dt.date:
        return self.fire_at.date()

"""A planned reminder, and the key that makes planning it twice harmless."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from jobs.deadline import Issuer
from jobs.duty import Section
from jobs.occurrence import Occurrence
from jobs.step import Reason, Step

_NAMESPACE = UUID("6b3d0c52-52a0-5c0e-9a3f-8e6f4f8f5d11")


def reminder_id(duty: str, organisation: str, cycle: str, step: str, revision: str) -> UUID:
    """The same five values always give the same key, in every process and on every day."""
    return uuid5(_NAMESPACE, "\n".join((duty, organisation, cycle, step, revision)))


@dataclass(frozen=True, slots=True)
class Reminder:
    """One step of one occurrence for one organisation.

    Two reminders are equal when they would store the same row: `occurrence`
    carries what a message shows (both deadlines, the duty's own words).
    `days_left` counts business days at `fire_at`; `hard` marks the day of a
    fixed deadline.
    """

    id: UUID
    organisation: str
    step: str
    reason: Reason
    fire_at: dt.datetime
    expires_at: dt.datetime
    days_left: int | None
    hard: bool
    occurrence: Occurrence = field(compare=False, repr=False)

    @classmethod
    def of(cls, organisation: str, occurrence: Occurrence, step: Step) -> Reminder:
        """The reminder for `step`, with its key."""
        duty, cycle, revision = occurrence.duty.id, occurrence.cycle, occurrence.revision
        return cls(
            id=reminder_id(duty, organisation, cycle, step.id, revision),
            organisation=organisation,
            step=step.id,
            reason=step.reason,
            fire_at=step.fire_at,
            expires_at=step.expires_at,
            days_left=step.days_left,
            hard=step.hard,
            occurrence=occurrence,
        )

    @property
    def duty(self) -> str:
        """The id of the duty."""
        return self.occurrence.duty.id

    @property
    def cycle(self) -> str:
        return self.occurrence.cycle

    @property
    def revision(self) -> str:
        return self.occurrence.revision

    @property
    def due_on(self) -> dt.date | None:
        """The deadline to remind by: the earlier of the national and the prefectural one."""
        return self.occurrence.deadline.on if self.occurrence.deadline else None

    @property
    def due_time(self) -> dt.time | None:
        """The cut-off time, if the source gives one."""
        return self.occurrence.deadline.until if self.occurrence.deadline else None

    @property
    def asked_by(self) -> Issuer | None:
        """Who set `due_on`."""
        return self.occurrence.deadline.issuer if self.occurrence.deadline else None

    @property
    def section(self) -> Section:
        """Who gets it, unless `to_second_person`."""
        return self.occurrence.duty.section

    @property
    def copy_to(self) -> Section | None:
        """Who reads along."""
        return self.occurrence.duty.copy_to

    @property
    def to_second_person(self) -> bool:
        return self.reason is Reason.ESCALATED

    @property
    def day(self) -> dt.date:
        return self.fire_at.date()

"""A year of messages as rows of a table, to be read as the recipient would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobs.digest import Addressing, Digest, digests
from jobs.organisation import Organisation
from jobs.plan import Planner
from jobs.step import Reason


@dataclass(frozen=True, slots=True)
class SimulatedRow:
    """One line of one message. `message` numbers the messages; `days_left` are business days."""

    message: int
    fire_at: dt.datetime
    organisation: str
    recipient: str
    is_copy: bool
    duty: str
    cycle: str
    step: str
    reason: Reason
    due_on: dt.date | None
    days_left: int | None


def simulate(
    planner: Planner, organisations: Iterable[Organisation], addressing: Addressing
) -> list[SimulatedRow]:
    """Every line that would be sent in the planner's span, in order of time."""
    messages = digests(planner.plan(organisations), addressing)
    return [row for number, digest in enumerate(messages, start=1) for row in _rows(number, digest)]


def _rows(number: int, digest: Digest) -> Iterator[SimulatedRow]:
    for item in digest.items:
        reminder = item.reminder
        yield SimulatedRow(
            message=number,
            fire_at=digest.fire_at,
            organisation=digest.organisation,
            recipient=digest.recipient,
            is_copy=item.is_copy,
            duty=reminder.duty,
            cycle=reminder.cycle,
            step=reminder.step,
            reason=reminder.reason,
            due_on=reminder.due_on,
            days_left=reminder.days_left,
        )

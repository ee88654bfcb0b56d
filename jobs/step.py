"""One reminder of an occurrence, before it is addressed to an organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Reason(StrEnum):
    """Why a message is sent; the sentence that goes with it is the application's."""

    BEFORE = "before"
    ON_THE_DAY = "on_the_day"
    """On the day, or on the last business day before a deadline that falls on a closed day."""
    OVERDUE = "overdue"
    PAST_TARGET = "past_target"
    ENDED = "ended"
    OPENS = "opens"
    SEASON = "season"
    SEASON_ENDS = "season_ends"
    ANNOUNCED = "announced"
    AGAIN = "again"
    """The 再通知日 that staff chose with 「あとで」."""
    STILL_NOT_APPLICABLE = "still_not_applicable"
    """対象外, asked again in a new fiscal year."""
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Step:
    """`id` is unique within the occurrence; `fire_at` and `expires_at` are aware, in Japan's time.

    `nominal_on` is the day that the rule names, before it was moved to a
    morning on which messages go out. `hard` steps may be sent beside the
    digest of that day. `days_left` counts business days to the deadline, below
    zero once it is past; None where there is no deadline.
    """

    id: str
    reason: Reason
    nominal_on: dt.date
    fire_at: dt.datetime
    expires_at: dt.datetime
    hard: bool = False
    days_left: int | None = None

    @property
    def day(self) -> dt.date:
        return self.fire_at.date()


_PREFERRED = (Reason.ANNOUNCED, Reason.ON_THE_DAY)


def one_a_day(steps: Iterable[Step]) -> list[Step]:
    """The steps in order of time, one a day: of two on one day, the later in its rule is kept.

    News of a date wins over a plain countdown, and the day itself over both.
    """
    kept: dict[dt.date, Step] = {}
    for step in sorted(steps, key=_urgency):
        kept[step.day] = step
    return [kept[day] for day in sorted(kept)]


def _urgency(step: Step) -> tuple[int, dt.date]:
    rank = _PREFERRED.index(step.reason) + 1 if step.reason in _PREFERRED else 0
    return rank, step.nominal_on


def expiring_in_turn(steps: list[Step]) -> list[Step]:
    """The steps, each useless at the latest when the next one goes out."""
    following = [step.fire_at for step in steps[1:]]
    return [
        replace(step, expires_at=min(step.expires_at, after))
        for step, after in zip(steps, [*following, steps[-1].expires_at] if steps else [], strict=True)
    ]

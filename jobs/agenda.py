"""The steps of an occurrence, given what its organisation has said about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from jobs.ledger import LedgerEntry, Progress
from jobs.occurrence import Occurrence
from jobs.snooze import last_again_on
from jobs.step import Reason, Step, expiring_in_turn, one_a_day
from jobs.timetable import CONFIRMED, Timetable
from knowledge.calendars.fiscal_year import fiscal_year_of


class Agenda:
    """The steps up to `until`, remembered for occurrences that nobody has touched."""

    def __init__(self, timetable: Timetable, until: dt.date) -> None:
        self._timetable = timetable
        self._until = until
        self._untouched: dict[Occurrence, tuple[Step, ...]] = {}

    def steps(
        self, occurrence: Occurrence, entry: LedgerEntry | None, active_since: dt.date
    ) -> tuple[Step, ...]:
        """The steps in order of time, at most one a day besides the one to a second person.

        An occurrence that was past before `active_since` has none until
        somebody has made an entry for it in the stock-taking.
        """
        if entry is not None:
            return self._touched(occurrence, entry, active_since)
        if was_past(occurrence, active_since):
            return ()
        if occurrence not in self._untouched:
            self._untouched[occurrence] = self._finish(occurrence, self._all(occurrence, dt.date.min))
        return self._untouched[occurrence]

    def _touched(
        self, occurrence: Occurrence, entry: LedgerEntry, active_since: dt.date
    ) -> tuple[Step, ...]:
        if entry.progress is Progress.DONE:
            return ()
        if entry.progress is Progress.NOT_APPLICABLE:
            return self._finish(occurrence, self._rechecks(occurrence, entry))
        if entry.progress is Progress.CONFIRMED:
            steps = self._confirmed(occurrence)
        else:
            late_since = entry.changed_on if was_past(occurrence, active_since) else dt.date.min
            steps = self._all(occurrence, late_since)
        return self._finish(occurrence, self._put_off(occurrence, entry, steps))

    def _all(self, occurrence: Occurrence, late_since: dt.date) -> Iterable[Step]:
        timetable = self._timetable
        return chain(
            timetable.announcement(occurrence),
            timetable.before(occurrence, occurrence.before),
            timetable.season(occurrence),
            timetable.after(occurrence, late_since, self._until),
            timetable.escalation(occurrence),
        )

    def _confirmed(self, occurrence: Occurrence) -> Iterable[Step]:
        """The last three days of what is spoken of on its day; news and the second person stay."""
        days = CONFIRMED if 0 in occurrence.before else ()
        countdown = self._timetable.before(replace(occurrence, opens_on=None), days)
        return chain(
            self._timetable.announcement(occurrence), countdown, self._timetable.escalation(occurrence)
        )

    def _put_off(
        self, occurrence: Occurrence, entry: LedgerEntry, steps: Iterable[Step]
    ) -> Iterable[Step]:
        if entry.again_on is None:
            return steps
        limit = last_again_on(occurrence, entry.changed_on, self._timetable.calendar)
        again = self._timetable.again(occurrence, min(entry.again_on, limit))
        return chain([again], (step for step in steps if step.day >= again.day or step.hard))

    def _rechecks(self, occurrence: Occurrence, entry: LedgerEntry) -> Iterable[Step]:
        """対象外 is asked again in each later fiscal year, as long as the occurrence lasts."""
        own_year = occurrence.fiscal_year
        last = min(own_year or fiscal_year_of(self._until), fiscal_year_of(self._until))
        first = fiscal_year_of(entry.changed_on) + 1
        if entry.cycle != occurrence.cycle and own_year is not None:
            first = max(first, own_year)
        steps = (self._timetable.recheck(year) for year in range(first.year, last.year + 1))
        return (step for step in steps if self._is_current(occurrence, step))

    def _is_current(self, occurrence: Occurrence, step: Step) -> bool:
        last = occurrence.last_day
        return step.day in occurrence.duty.validity and (last is None or step.day <= last)

    def _finish(self, occurrence: Occurrence, steps: Iterable[Step]) -> tuple[Step, ...]:
        listed = list(steps)
        escalated = [step for step in listed if step.reason is Reason.ESCALATED]
        ordinary = one_a_day(step for step in listed if step.reason is not Reason.ESCALATED)
        return tuple(self._counted(occurrence, step) for step in [*expiring_in_turn(ordinary), *escalated])

    def _counted(self, occurrence: Occurrence, step: Step) -> Step:
        if occurrence.deadline is None:
            return step
        return replace(
            step, days_left=self._timetable.calendar.count_between(step.day, occurrence.deadline.on)
        )


def was_past(occurrence: Occurrence, day: dt.date) -> bool:
    """Whether its last day lay before `day`."""
    return occurrence.last_day is not None and occurrence.last_day < day



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
    """The steps up to `until`.

    Organisations share calendars and dates, so what depends on nothing else
    is worked out once and remembered.
    """

    def __init__(self, timetable: Timetable, until: dt.date) -> None:
        self._timetable = timetable
        self._until = until
        self._rules: dict[tuple[Occurrence, dt.date | Progress], tuple[Step, ...]] = {}
        self._untouched: dict[Occurrence, tuple[Step, ...]] = {}

    def steps(
        self, occurrence: Occurrence, entry: LedgerEntry | None, active_since: dt.date
    ) -> tuple[Step, ...]:
        """The steps in order of time, at most one a day besides the one to a second person.

        An occurrence that was past before `active_since` has none until
        somebody has made an entry for it in the stock-taking.
        """
        if entry is not None:
            return _finish(self._touched(occurrence, entry, active_since))
        if was_past(occurrence, active_since):
            return ()
        if occurrence not in self._untouched:
            self._untouched[occurrence] = _finish(self._all(occurrence, dt.date.min))
        return self._untouched[occurrence]

    def _touched(self, occurrence: Occurrence, entry: LedgerEntry, active_since: dt.date) -> Iterable[Step]:
        if entry.progress is Progress.DONE:
            return ()
        if entry.progress is Progress.NOT_APPLICABLE:
            return self._rechecks(occurrence, entry)
        if entry.progress is Progress.CONFIRMED:
            return self._put_off(occurrence, entry, self._confirmed(occurrence))
        late_since = entry.changed_on if was_past(occurrence, active_since) else dt.date.min
        return self._put_off(occurrence, entry, self._all(occurrence, late_since))

    def _all(self, occurrence: Occurrence, late_since: dt.date) -> tuple[Step, ...]:
        key = (occurrence, late_since)
        if key not in self._rules:
            timetable = self._timetable
            steps = chain(
                timetable.announcement(occurrence),
                timetable.before(occurrence, occurrence.before),
                timetable.season(occurrence),
                timetable.after(occurrence, late_since, self._until),
                timetable.escalation(occurrence),
            )
            self._rules[key] = tuple(self._counted(occurrence, step) for step in steps)
        return self._rules[key]

    def _confirmed(self, occurrence: Occurrence) -> tuple[Step, ...]:
        """The last three days of what is spoken of on its day; news and the second person stay."""
        key = (occurrence, Progress.CONFIRMED)
        if key not in self._rules:
            timetable = self._timetable
            days = CONFIRMED if 0 in occurrence.before else ()
            steps = chain(
                timetable.announcement(occurrence),
                timetable.before(replace(occurrence, opens_on=None), days),
                timetable.escalation(occurrence),
            )
            self._rules[key] = tuple(self._counted(occurrence, step) for step in steps)
        return self._rules[key]

    def _put_off(self, occurrence: Occurrence, entry: LedgerEntry, steps: Iterable[Step]) -> Iterable[Step]:
        if entry.again_on is None:
            return steps
        limit = last_again_on(occurrence, entry.changed_on, self._timetable.calendar)
        again = self._timetable.again(occurrence, min(entry.again_on, limit), entry.changed_on)
        later = (step for step in steps if step.day >= again.day or step.hard)
        return chain([self._counted(occurrence, again)], later)

    def _rechecks(self, occurrence: Occurrence, entry: LedgerEntry) -> Iterable[Step]:
        """対象外 is asked again in each later fiscal year, as long as the occurrence lasts."""
        own_year = occurrence.fiscal_year
        last = min(own_year or fiscal_year_of(self._until), fiscal_year_of(self._until))
        first = fiscal_year_of(entry.changed_on) + 1
        if entry.cycle != occurrence.cycle and own_year is not None:
            first = max(first, own_year)
        steps = (self._timetable.recheck(year) for year in range(first.year, last.year + 1))
        return (self._counted(occurrence, step) for step in steps if self._is_current(occurrence, step))

    def _is_current(self, occurrence: Occurrence, step: Step) -> bool:
        last = occurrence.last_day
        return step.day in occurrence.duty.validity and (last is None or step.day <= last)

    def _counted(self, occurrence: Occurrence, step: Step) -> Step:
        if occurrence.deadline is None:
            return step
        left = self._timetable.calendar.count_between(step.day, occurrence.deadline.on)
        return replace(step, days_left=left)


def _finish(steps: Iterable[Step]) -> tuple[Step, ...]:
    listed = list(steps)
    escalated = [step for step in listed if step.reason is Reason.ESCALATED]
    ordinary = one_a_day(step for step in listed if step.reason is not Reason.ESCALATED)
    return (*expiring_in_turn(ordinary), *escalated)


def was_past(occurrence: Occurrence, day: dt.date) -> bool:
    """Whether its last day lay before `day`."""
    return occurrence.last_day is not None and occurrence.last_day < day

"""The steps of an occurrence that nobody has touched yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from jobs.deadline import Deadline
from jobs.duty import After, Kind, Strength
from jobs.occurrence import Occurrence
from jobs.rhythm import Rhythm
from jobs.step import Reason, Step
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import OfficeHours

CONFIRMED = (3, 1, 0)
"""What 確認済 leaves: three business days before, the day before and the day."""

_ONE_DAY = dt.timedelta(days=1)
_MONTHLY_DIGESTS = 3
_ESCALATES_WITH = 2  # the second weekly reminder of an overdue duty goes to a second person too
_SEASON_APART = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Works out steps for organisations that share `hours` (calendar and quiet periods)."""

    hours: OfficeHours
    rhythm: Rhythm

    @property
    def calendar(self) -> BusinessCalendar:
        return self.hours.calendar

    def before(self, occurrence: Occurrence, days: tuple[int, ...]) -> Iterator[Step]:
        """Opening, the countdown in business days, the day itself, and the news of an entered date."""
        deadline = occurrence.deadline
        if deadline is None:
            return
        opening = self._opening(occurrence, deadline)
        if opening is not None:
            yield opening
        for count in days:
            step = self._countdown(deadline, count)
            if occurrence.opens_on is None or step.day >= occurrence.opens_on:
                yield step

    def announcement(self, occurrence: Occurrence) -> Iterator[Step]:
        """The morning after dates were entered or corrected, unless the deadline has come by then."""
        deadline, entered = occurrence.deadline, occurrence.announced_on
        if deadline is None or entered is None:
            return
        morning = self.calendar.next_or_same(entered + _ONE_DAY)
        digest = next(self.rhythm.digests_after(entered, self.calendar))
        day = digest if self.hours.is_quiet(morning) and digest <= deadline.on else morning
        fire_at = self.rhythm.morning(day)
        if fire_at < deadline.closes_at:
            yield Step("announced", Reason.ANNOUNCED, day, fire_at, deadline.closes_at)

    def season(self, occurrence: Occurrence) -> Iterator[Step]:
        """The first digest of the season and, a week or more later, the last."""
        if occurrence.season is None:
            return
        first, last = occurrence.season
        closes_at = self.rhythm.morning(last + _ONE_DAY)
        opening = next(self.rhythm.digests_after(first - _ONE_DAY, self.calendar))
        ending = self.rhythm.digest_by(last, self.calendar)
        if opening <= last:
            yield Step("season", Reason.SEASON, first, self.rhythm.morning(opening), closes_at)
        if ending - opening >= _SEASON_APART:
            yield Step("season-end", Reason.SEASON_ENDS, last, self.rhythm.morning(ending), closes_at)

    def after(self, occurrence: Occurrence, since: dt.date, until: dt.date) -> Iterator[Step]:
        """The steps once the deadline is past.

        Weekly steps are counted from the deadline up to `until`; the few of a
        target or of a measure come in the months after `since`, which is the
        deadline, or the day on which a backlog was looked through.
        """
        deadline = occurrence.deadline
        if deadline is None or occurrence.after is After.NEVER:
            return
        if occurrence.after is After.WEEKLY:
            yield from self._weekly(occurrence, deadline, min(until, occurrence.next_on or until))
            return
        count = _MONTHLY_DIGESTS if occurrence.after is After.THREE_MONTHS else 1
        reason = _reason_once_past(occurrence, deadline)
        for number, day in enumerate(self._monthly(max(since, deadline.on), count), start=1):
            yield self._late(f"past-{number}", reason, day, weeks=4)

    def escalation(self, occurrence: Occurrence) -> Iterator[Step]:
        """Once, to a second person, with the second weekly reminder of an overdue duty."""
        if occurrence.deadline is None or occurrence.after is not After.WEEKLY:
            return
        digests = self.rhythm.digests_after(occurrence.deadline.on, self.calendar)
        day = [next(digests) for _ in range(_ESCALATES_WITH)][-1]
        yield self._late("escalated", Reason.ESCALATED, day, weeks=2)

    def again(self, occurrence: Occurrence, on: dt.date, chosen_on: dt.date) -> Step:
        """The 再通知日, on its own morning: staff chose it, so a quiet period does not move it."""
        day = self.calendar.previous_or_same(on)
        if day <= chosen_on:
            day = self.calendar.next_or_same(on)
        fire_at = self.rhythm.morning(day)
        deadline = occurrence.deadline
        expires_at = fire_at + dt.timedelta(weeks=2)
        if deadline is not None and deadline.closes_at > fire_at:
            expires_at = min(expires_at, deadline.closes_at)
        return Step(f"again-{on.isoformat()}", Reason.AGAIN, on, fire_at, expires_at)

    def recheck(self, year: int) -> Step:
        """The question whether 対象外 still holds, in the first digest after the April rush."""
        rush = max((day for day in _first_days_of_april(year) if self.hours.is_quiet(day)), default=None)
        day = next(self.rhythm.digests_after(rush or dt.date(year, 3, 31), self.calendar))
        return self._late(f"recheck-{year}", Reason.STILL_NOT_APPLICABLE, day, weeks=4)

    def _opening(self, occurrence: Occurrence, deadline: Deadline) -> Step | None:
        if occurrence.kind is not Kind.WINDOW or occurrence.opens_on is None:
            return None
        day = self.rhythm.digest_by(occurrence.opens_on, self.calendar)
        return Step("opens", Reason.OPENS, occurrence.opens_on, self.rhythm.morning(day), deadline.closes_at)

    def _countdown(self, deadline: Deadline, count: int) -> Step:
        last_open = self.calendar.previous_or_same(deadline.on)
        nominal = self.calendar.add(last_open, -count)
        if count == 0:
            return self._on_the_day(deadline, nominal)
        by_digest = count >= self.rhythm.near or self.hours.is_quiet(nominal)
        day = self.rhythm.digest_by(nominal, self.calendar) if by_digest else nominal
        fire_at = self.rhythm.morning(day)
        return Step(f"before-{count}", Reason.BEFORE, nominal, fire_at, deadline.closes_at)

    def _on_the_day(self, deadline: Deadline, day: dt.date) -> Step:
        if deadline.firm:
            fire_at = self.rhythm.early_morning(day)
        else:
            by_digest = self.hours.is_quiet(day)
            fire_at = self.rhythm.morning(self.rhythm.digest_by(day, self.calendar) if by_digest else day)
        if fire_at >= deadline.closes_at:
            fire_at = self.rhythm.morning(self.calendar.add(day, -1))
        return Step("day", Reason.ON_THE_DAY, day, fire_at, deadline.closes_at, hard=deadline.firm)

    def _weekly(self, occurrence: Occurrence, deadline: Deadline, until: dt.date) -> Iterator[Step]:
        reason = _reason_once_past(occurrence, deadline)
        days = self.rhythm.digests_after(deadline.on, self.calendar)
        for week, day in enumerate(takewhile(lambda day: day <= until, days), start=1):
            yield self._late(f"overdue-{week}", reason, day, weeks=1)

    def _monthly(self, since: dt.date, count: int) -> Iterator[dt.date]:
        """The first digest day of each of the `count` months after the month of `since`."""
        month = since.replace(day=1)
        for _ in range(count):
            month = (month + dt.timedelta(days=31)).replace(day=1)
            yield next(self.rhythm.digests_after(month - _ONE_DAY, self.calendar))

    def _late(self, step_id: str, reason: Reason, day: dt.date, *, weeks: int) -> Step:
        fire_at = self.rhythm.morning(day)
        return Step(step_id, reason, day, fire_at, fire_at + dt.timedelta(weeks=weeks))


def _reason_once_past(occurrence: Occurrence, deadline: Deadline) -> Reason:
    if deadline.firm:
        return Reason.OVERDUE
    return Reason.ENDED if occurrence.duty.strength is Strength.MEASURE else Reason.PAST_TARGET


def _first_days_of_april(year: int) -> Iterator[dt.date]:
    return (dt.date(year, 4, day) for day in range(1, 31))

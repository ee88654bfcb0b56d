"""Who is reminded of what, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jobs.agenda import Agenda
from jobs.duty import Duty
from jobs.entered_date import EnteredDate, EnteredDates
from jobs.ledger import Ledger, LedgerEntry
from jobs.occurrence import Occurrence
from jobs.occurrences import fiscal_years, occurrences_of, with_entered_dates
from jobs.organisation import Organisation
from jobs.reminder import Reminder
from jobs.rhythm import Rhythm
from jobs.step import Reason, Step
from jobs.timetable import Timetable
from knowledge.calendars.office_hours import OfficeHours, japan_date

_Dates = tuple[str, tuple[EnteredDate, ...]]
_A_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Records:
    """What people have entered: progress, dates, and duties of single organisations by their code."""

    ledger: Ledger = field(default_factory=Ledger)
    entered: EnteredDates = field(default_factory=EnteredDates)
    own_duties: Mapping[str, Sequence[Duty]] = field(default_factory=dict)


class Planner:
    """Plans the span from `since` to `until` (aware instants, both included).

    Deadlines up to a year before and after the span count, because their
    reminders may fall in it. Raises ValueError for a naive instant.
    """

    def __init__(
        self,
        duties: Iterable[Duty],
        records: Records,
        since: dt.datetime,
        until: dt.datetime,
        rhythm: Rhythm | None = None,
    ) -> None:
        self._records = records
        self._since, self._until = since, until
        self._rhythm = rhythm or Rhythm()
        self._years = fiscal_years(japan_date(since) - _A_YEAR, japan_date(until) + _A_YEAR)
        self._generic = {duty.id: (duty, occurrences_of(duty, self._years)) for duty in duties}
        self._dated: dict[_Dates, Sequence[Occurrence]] = {}
        self._agendas: dict[OfficeHours, Agenda] = {}

    def plan(self, organisations: Iterable[Organisation]) -> Iterator[Reminder]:
        """The reminders, one organisation after the other."""
        for organisation in organisations:
            for occurrence in self.occurrences(organisation):
                yield from self._reminders(organisation, occurrence)

    def occurrences(self, organisation: Organisation) -> Iterator[Occurrence]:
        """Every occurrence that binds `organisation`, with the dates entered for it."""
        for duty, generic in self._generic.values():
            if organisation.is_bound_by(duty):
                yield from self._with_entered_dates(organisation, duty, generic)
        for duty in self._records.own_duties.get(organisation.code, ()):
            yield from self._with_entered_dates(organisation, duty, occurrences_of(duty, self._years))

    def entry(self, organisation: Organisation, occurrence: Occurrence) -> LedgerEntry | None:
        """What the ledger says about an occurrence, or about the 対象外 that it inherits."""
        return self._records.ledger.entry(organisation.code, occurrence.duty.id, occurrence.cycle)

    def steps(self, organisation: Organisation, occurrence: Occurrence) -> tuple[Step, ...]:
        """Every step up to the end of the span, those before the organisation became active too."""
        entry = self.entry(organisation, occurrence)
        return self._agenda(organisation.hours).steps(occurrence, entry, organisation.active_since)

    def _with_entered_dates(
        self, organisation: Organisation, duty: Duty, generic: Sequence[Occurrence]
    ) -> Sequence[Occurrence]:
        entered = self._records.entered.of(organisation, duty.id)
        if not entered:
            return generic
        # Towns of one prefecture share their dates, and so the work of turning them into steps.
        shared = (duty.id, entered)
        if shared not in self._dated:
            self._dated[shared] = with_entered_dates(duty, generic, entered)
        return self._dated[shared]

    def _reminders(self, organisation: Organisation, occurrence: Occurrence) -> Iterator[Reminder]:
        for step in self.steps(organisation, occurrence):
            if self._is_wanted(organisation, step):
                yield Reminder.of(organisation.code, occurrence, step)

    def _is_wanted(self, organisation: Organisation, step: Step) -> bool:
        if step.reason is Reason.ESCALATED and not organisation.has_second_person:
            return False
        return self._since <= step.fire_at <= self._until and step.day >= organisation.active_since

    def _agenda(self, hours: OfficeHours) -> Agenda:
        if hours not in self._agendas:
            self._agendas[hours] = Agenda(Timetable(hours, self._rhythm), japan_date(self._until))
        return self._agendas[hours]

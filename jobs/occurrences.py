"""From a duty to its occurrences within a span of days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jobs.deadline import Deadline, Issuer
from jobs.duty import Duty, EveryYear, Kind, Window
from jobs.entered_date import EnteredDate
from jobs.occurrence import UNDATED, Occurrence
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of


def occurrences_of(duty: Duty, years: Sequence[FiscalYear]) -> tuple[Occurrence, ...]:
    """What the catalogue itself says: every single date, and what returns in each of `years`.

    Occurrences that end outside the duty's validity are left out.
    """
    made = _MAKERS[duty.kind](duty, years)
    return tuple(each for each in made if each.last_day is None or each.last_day in duty.validity)


def with_entered_dates(
    duty: Duty, generic: Sequence[Occurrence], dates: Iterable[EnteredDate]
) -> tuple[Occurrence, ...]:
    """The generic occurrences of `duty`, dated by hand where `dates` (widest scope first) say so."""
    by_cycle = {each.cycle: each for each in generic if each.cycle != UNDATED}
    for date in dates:
        occurrence = by_cycle.get(date.cycle) or Occurrence(duty, date.cycle, duty.kind)
        by_cycle[date.cycle] = _dated_by_hand(occurrence, date)
    return tuple(by_cycle.values())


def fiscal_years(since: dt.date, until: dt.date) -> tuple[FiscalYear, ...]:
    """The fiscal years touched by a span of days."""
    first, last = fiscal_year_of(since), fiscal_year_of(until)
    return tuple(FiscalYear(year) for year in range(first.year, last.year + 1))


def _due(duty: Duty, years: Iterable[FiscalYear]) -> Iterator[Occurrence]:
    if duty.every_year is not None:
        for year in years:
            yield _returning(duty, duty.every_year, year)
    national = duty.deadline_of(Issuer.NATIONAL) or duty.deadline_of(Issuer.OWN)
    prefectural = duty.deadline_of(Issuer.PREFECTURE)
    first = national or prefectural
    if first is not None:
        cycle = str(fiscal_year_of(first.on).year)
        yield _dated(duty, cycle, national, prefectural)


def _returning(duty: Duty, every_year: EveryYear, year: FiscalYear) -> Occurrence:
    deadline, following = (every_year.deadline_in(each, firm=duty.strength.firm) for each in (year, year + 1))
    return replace(_dated(duty, str(year.year), deadline), next_on=following.on)


def _dated(
    duty: Duty, cycle: str, national: Deadline | None, prefectural: Deadline | None = None
) -> Occurrence:
    return Occurrence(duty, cycle, Kind.DUE, national, prefectural, announced_on=duty.corrected_on)


def _windows(duty: Duty, years: Iterable[FiscalYear]) -> Iterator[Occurrence]:
    total = Counter(_year_of(window) for window in duty.windows)
    seen: Counter[int] = Counter()
    for window in duty.windows:
        year = _year_of(window)
        seen[year] += 1
        cycle = f"{year}-{seen[year]}" if total[year] > 1 else str(year)
        yield Occurrence(
            duty,
            cycle,
            Kind.WINDOW,
            window.deadline,
            opens_on=window.opens_on,
            announced_on=duty.corrected_on,
        )


def _year_of(window: Window) -> int:
    return fiscal_year_of(window.deadline.on).year


def _seasons(duty: Duty, years: Iterable[FiscalYear]) -> Iterator[Occurrence]:
    for year in years:
        season = duty.season.in_year(year) if duty.season else None
        if season is not None:
            yield Occurrence(duty, str(year.year), Kind.WATCH, season=season)


def _undated(duty: Duty, years: Iterable[FiscalYear]) -> Iterator[Occurrence]:
    yield Occurrence(duty, UNDATED, Kind.NONE)


_MAKERS = {Kind.DUE: _due, Kind.WINDOW: _windows, Kind.WATCH: _seasons, Kind.NONE: _undated}


def _dated_by_hand(occurrence: Occurrence, date: EnteredDate) -> Occurrence:
    was_announced = occurrence.announced_on or date.entered_on
    return replace(
        occurrence,
        kind=Kind.WINDOW if occurrence.kind in (Kind.WATCH, Kind.WINDOW) else Kind.DUE,
        national=occurrence.national if date.is_prefectural else date.deadline,
        prefectural=date.deadline if date.is_prefectural else occurrence.prefectural,
        opens_on=date.opens_on or occurrence.opens_on,
        season=None,
        announced_on=max(was_announced, date.entered_on),
    )

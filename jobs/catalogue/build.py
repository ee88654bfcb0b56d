"""From a checked form to a duty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jobs.catalogue.form import (
    DeadlineForm,
    DutyForm,
    PeriodForm,
    SeasonForm,
    SourceForm,
    ValidityForm,
    WindowForm,
)
from jobs.deadline import Deadline, Issuer
from jobs.duty import Duty, EveryYear, Narrowing, Period, Validity, Window
from jobs.season import Season
from jobs.source import Source
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.month_day import MonthDay


def duty_of(form: DutyForm) -> Duty:
    """The duty that a form describes."""
    return Duty(
        id=form.id,
        title=form.title,
        audience=form.audience,
        kind=form.kind,
        strength=form.strength,
        section=form.section,
        to_do=form.to_do,
        once_past=form.once_past or "",
        cautions=form.cautions,
        sources=tuple(_source(each) for each in form.sources),
        narrowing=Narrowing(form.required_tags, form.excluded_tags, form.admitting_tags),
        deadlines=tuple(_deadlines(form.deadline, firm=form.strength.firm)) if form.deadline else (),
        every_year=_every_year(form.deadline) if form.deadline else None,
        windows=tuple(_window(each) for each in form.windows),
        season=_season(form.season) if form.season else None,
        held=tuple(_period(each) for each in form.held),
        past_windows=tuple(_window(each) for each in form.past_windows),
        programme=_period(form.programme) if form.programme else None,
        validity=_validity(form.validity),
        successor=form.successor or "",
        before=form.before,
        after=form.after,
        corrected_on=form.corrected_on,
        record=form.record,
    )


def _source(form: SourceForm) -> Source:
    return Source(form.title, form.issuer, form.quality, form.dated or "", form.url or "", form.place or "")


def _deadlines(form: DeadlineForm, *, firm: bool) -> Iterator[Deadline]:
    if form.national:
        yield Deadline(form.national, Issuer.NATIONAL, firm, form.until, form.wording)
    if form.prefectural:
        # A prefecture that names a day has fixed it, whatever the strength of the national request.
        yield Deadline(form.prefectural, Issuer.PREFECTURE, True, form.prefectural_until, form.wording)


def _every_year(form: DeadlineForm) -> EveryYear | None:
    if form.every_year is None:
        return None
    return EveryYear(form.every_year, Issuer.NATIONAL, form.until, form.wording)


def _window(form: WindowForm) -> Window:
    deadline = Deadline(form.closes_on, Issuer.NATIONAL, True, form.until, form.wording)
    return Window(deadline, form.opens_on, form.name or "")


def _period(form: PeriodForm) -> Period:
    return Period(form.first, form.last, form.wording, form.name or "")


def _validity(form: ValidityForm | None) -> Validity:
    return Validity(form.first, form.last) if form else Validity()


def _season(form: SeasonForm) -> Season:
    once = fiscal_year_of(form.first) if isinstance(form.first, dt.date) else None
    return Season(
        _day_of_year(form.first), _day_of_year(form.last), form.wording, form.estimated_from or "", once
    )


def _day_of_year(day: dt.date | MonthDay) -> MonthDay:
    return day if isinstance(day, MonthDay) else MonthDay.of(day)

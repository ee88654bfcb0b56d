"""Numeric targets for people, needed outside staff, adviser visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.entered import day_of, line_of
from bot.errors import Invalid
from bot.reminders import numbers
from bot.storage.targets import Profession
from bot.texts import targets as texts
from bot.texts import targets_page as page_texts
from bot.web.dependencies import FormFields, Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

router = APIRouter()


@router.get("/targets")
def targets(web: WebParts, member: AnyMember, year: int | None = None, said: str = "") -> Response:
    """What was recorded for a fiscal year; a prefecture also sees the sums of its towns."""
    return _page(web, member, _year(web, year), said=web.sessions.said(said))


@router.post("/targets", dependencies=[Depends(checked_form)])
def save(
    web: WebParts,
    member: Acting,
    typed: FormFields,
    year: Annotated[int | None, Form()] = None,
) -> Response:
    """Keep all numbers of a year, or none where one of them cannot be."""
    shown = _year(web, year)
    try:
        _save(web, member, shown, typed)
    except Invalid as error:
        return _page(web, member, shown, problem=error.message, typed=typed)
    return _saved(web, member, shown, texts.SAVED)


@router.post("/targets/visits", dependencies=[Depends(checked_form)])
def visit(
    web: WebParts,
    member: Acting,
    visited_on: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
) -> Response:
    """Record one visit of an adviser."""
    try:
        plan = web.targets.record_visit(
            member.person,
            member.organisation.code,
            visited_on=day_of(visited_on),
            note=line_of(note, page_texts.NOTE),
            at=web.parts.now(),
        )
    except Invalid as error:
        typed = {"visited_on": visited_on, "note": note}
        return _page(web, member, _year(web, None), problem=error.message, typed=typed)
    return _saved(web, member, plan.fiscal_year, texts.visits(len(plan.visits), plan.visits_left))


def _save(web: Web, member: Member, year: FiscalYear, typed: Mapping[str, str]) -> None:
    code, at = member.organisation.code, web.parts.now()
    with web.parts.database.writing() as connection:
        numbers.keep(connection, web.targets, member.person, code, year, typed, at=at)


def _saved(web: Web, member: Member, year: FiscalYear, sentence: str) -> Response:
    place = f"/targets?year={year.year}&said={web.sessions.say(sentence)}"
    return web.pages.remember(member.visitor, RedirectResponse(place, 303))


def _year(web: Web, year: int | None) -> FiscalYear:
    now = fiscal_year_of(japan_date(web.parts.now()))
    neighbours = {now.year - 1, now.year, now.year + 1}
    return FiscalYear(year) if year in neighbours and year is not None else now


def _page(
    web: Web,
    member: Member,
    year: FiscalYear,
    *,
    said: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    organisation, now = member.organisation, _year(web, None)
    with web.parts.database.reading() as connection:
        plan = web.targets.plan(connection, organisation.code, year)
        sums = (
            web.targets.sums(connection, member.principal, organisation.prefecture, year)
            if member.runs_prefecture
            else None
        )
    return web.pages.page(
        member.visitor,
        "targets.html",
        code=400 if problem else 200,
        member=member,
        years=[now + -1, now, now + 1],
        year=year,
        plan=plan,
        sums=sums,
        professions=list(Profession),
        said=said,
        problem=problem,
        typed=typed or {},
    )

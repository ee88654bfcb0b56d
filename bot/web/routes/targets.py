"""Numeric targets for people, needed outside staff, adviser visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from bot.errors import Invalid
from bot.storage.targets import Persona, Profession, Target
from bot.texts import targets as texts
from bot.texts import targets_page as page_texts
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.entered import day_of, line_of, optional_count_of
from bot.web.member import Acting, AnyMember, Member
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

router = APIRouter()


@router.get("/targets")
def targets(web: WebParts, member: AnyMember, year: int | None = None, said: str = "") -> Response:
    """What was recorded for a fiscal year; a prefecture also sees the sums of its towns."""
    return _page(web, member, _year(web, year), said=web.sessions.said(said))


async def _numbers(request: Request) -> dict[str, str]:
    """The fields of the form: one for each number, named after what it counts."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


@router.post("/targets", dependencies=[Depends(checked_form)])
def save(
    web: WebParts,
    member: Acting,
    numbers: Annotated[dict[str, str], Depends(_numbers)],
    year: Annotated[int | None, Form()] = None,
) -> Response:
    """Keep all numbers of a year, or none where one of them cannot be."""
    shown = _year(web, year)
    try:
        _save(web, member, shown, {name: _count(numbers, name) for name in _names()})
    except Invalid as error:
        return _page(web, member, shown, problem=error.message, typed=numbers)
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


def _save(web: Web, member: Member, year: FiscalYear, counts: Mapping[str, int | None]) -> None:
    person, code, at = member.person, member.organisation.code, web.parts.now()
    for persona in Persona:
        value = Target(persona, counts[f"target-{persona.value}"], counts[f"actual-{persona.value}"])
        web.targets.set_target(person, code, year, value, at=at)
    for profession in Profession:
        count = counts[f"needed-{profession.value}"]
        if count is not None:
            web.targets.set_needed(person, code, year, profession, count, at=at)


def _names() -> list[str]:
    people = [f"{part}-{each.value}" for each in Persona for part in ("target", "actual")]
    return [*people, *(f"needed-{each.value}" for each in Profession)]


def _count(numbers: Mapping[str, str], name: str) -> int | None:
    return optional_count_of(numbers.get(name, ""))


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

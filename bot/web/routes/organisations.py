"""Organisations: who is reminded, and the list of everybody."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot.administration import members
from bot.domain.entered import optional_count_of
from bot.errors import Invalid
from bot.reminders import joining
from bot.storage import desks, destinations, organisations, people_lists
from bot.storage.organisations import Organisation
from bot.texts import organisations_page as texts
from bot.web import confirming
from bot.web.confirming import Change
from bot.web.dependencies import Administrator, FormFields, Web, WebParts, checked_form
from bot.web.visitor import Visitor
from jobs.duty import Section
from knowledge.text import clean

router = APIRouter()

_HERE = "/organisations"
_ROWS = 50
_PEOPLE = 50


@router.get("/organisations")
def listed(
    web: WebParts,
    visitor: Administrator,
    text: str = "",
    everybody: bool = False,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    said: str = "",
) -> Response:
    """Those who are reminded, or everybody on the list; `_ROWS` at a time."""
    text = clean(text).strip()
    found = [each for each in _known(web, everybody=everybody) if _says(each, text)]
    rows = found[(page - 1) * _ROWS : page * _ROWS]
    with web.parts.database.reading() as connection:
        reading = destinations.active(connection, [each.code for each in rows])
    return web.pages.page(
        visitor,
        "organisations.html",
        rows=rows,
        recipients={each.code: sum(r.organisation == each.code for r in reading) for each in rows},
        text=text,
        everybody=everybody,
        query=urlencode({"text": text, "everybody": everybody}),
        page=page,
        more=len(found) > page * _ROWS,
        said=web.sessions.said(said),
    )


@router.get("/organisations/{code}")
def one(web: WebParts, visitor: Administrator, code: str, said: str = "") -> Response:
    """One organisation: where it reads, its desk, its people."""
    return page_of(web, visitor, code, said=web.sessions.said(said))


@router.post("/organisations/{code}/join", dependencies=[Depends(checked_form)])
def join(web: WebParts, visitor: Administrator, code: str) -> Response:
    """Have it reminded."""
    planning, by = web.parts.reminders.planning, visitor.principal.person
    joining.add(web.parts.database, planning, code, by=by, at=web.parts.now())
    return confirming.done(web, visitor, f"{_HERE}/{code}", texts.JOINED_NOW)


@router.post("/organisations/{code}/leave", dependencies=[Depends(checked_form)])
def leave(web: WebParts, visitor: Administrator, code: str, typed: FormFields) -> Response:
    """Ask whether it should be reminded no more, and once that is confirmed do it."""
    action, place = f"{_HERE}/{code}/leave", f"{_HERE}/{code}"
    if confirming.confirmed(web, visitor, typed, action) is None:
        with web.parts.database.reading() as connection:
            known = organisations.current(connection, code)
        lines = ((known.name, texts.JOINED, texts.NOT_JOINED),)
        asked = Change(texts.CONFIRM_LEAVE, lines, action, {}, place, texts.LEAVE_LEAD)
        return confirming.shown(web, visitor, asked, _HERE)
    planning, by = web.parts.reminders.planning, visitor.principal.person
    joining.remove(web.parts.database, planning, code, by=by, at=web.parts.now())
    return confirming.done(web, visitor, place, texts.LEFT)


@router.post("/organisations/{code}/population", dependencies=[Depends(checked_form)])
def population(web: WebParts, visitor: Administrator, code: str, typed: FormFields) -> Response:
    """Keep how many people live there."""
    try:
        persons = optional_count_of(typed.get("population", ""))
    except Invalid as error:
        return page_of(web, visitor, code, problem=error.message, typed=typed)
    by = visitor.principal.person
    members.state_population(web.parts.database, by, code, persons, at=web.parts.now())
    return confirming.done(web, visitor, f"{_HERE}/{code}", texts.SAVED)


def page_of(
    web: Web,
    visitor: Visitor,
    code: str,
    *,
    said: str = "",
    problem: str = "",
    typed: dict[str, str] | None = None,
) -> Response:
    """The page of an organisation, with a `problem` and what was `typed`."""
    with web.parts.database.reading() as connection:
        known = organisations.current(connection, code)
        recipients = destinations.of_organisation(connection, known.code)
        reading = [each for each in desks.listed(connection) if each.organisation == known.code]
        people = people_lists.page(connection, organisation=known.code, limit=_PEOPLE)
    return web.pages.page(
        visitor,
        "organisation.html",
        code=400 if problem else 200,
        organisation=known,
        recipients=recipients,
        desks=reading,
        people=people,
        channels=[each for each in web.parts.reminders.channels if each != "board"],
        parts_of_office=[each.value for each in Section],
        said=said,
        problem=problem,
        typed=typed or {},
    )


def _known(web: Web, *, everybody: bool) -> list[Organisation]:
    if everybody:
        with web.parts.database.writing() as connection:
            return joining.known(connection)
    with web.parts.database.reading() as connection:
        return organisations.joined(connection)


def _says(known: Organisation, text: str) -> bool:
    return any(text in each for each in (known.name, known.kana, known.code, known.prefecture_name))

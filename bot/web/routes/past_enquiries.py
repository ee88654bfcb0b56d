"""Enquiries that one's organisation got before, and what it replied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot.errors import Invalid
from bot.learning.past_enquiries import may_record
from bot.storage import past_enquiries as stored
from bot.texts import past_enquiries as texts
from bot.web import confirming
from bot.web.dependencies import FormFields, Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member

router = APIRouter()

_HERE = "/past-enquiries"
_ROWS = 50


@router.get(_HERE)
def listed(
    web: WebParts, member: AnyMember, page: Annotated[int, Query(ge=1, le=10_000)] = 1, said: str = ""
) -> Response:
    """The newest reply first; the form for whoever may record."""
    return _page(web, member, page=page, said=web.sessions.said(said))


@router.post(_HERE, dependencies=[Depends(checked_form)])
def add(web: WebParts, member: Acting, typed: FormFields) -> Response:
    """Keep one; where something is wrong, show the page again with what was typed."""
    try:
        made = web.past_enquiries.add(member.person, member.organisation.code, typed, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message, typed=typed)
    web.parts.wake()
    return confirming.done(web, member.visitor, _HERE, texts.added(made.number))


@router.post(_HERE + "/{number}/remove", dependencies=[Depends(checked_form)])
def remove(web: WebParts, member: Acting, number: str) -> Response:
    """Delete one."""
    try:
        web.past_enquiries.remove(member.person, member.organisation.code, number, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message)
    web.parts.wake()
    return confirming.done(web, member.visitor, _HERE, texts.removed(number))


def _page(
    web: Web,
    member: Member,
    *,
    page: int = 1,
    said: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    code = member.organisation.code
    with web.parts.database.reading() as connection:
        found = stored.of_organisation(connection, code, limit=_ROWS + 1, offset=(page - 1) * _ROWS)
    return web.pages.page(
        member.visitor,
        "past_enquiries.html",
        code=400 if problem else 200,
        member=member,
        rows=found[:_ROWS],
        may_record=may_record(member.person, code),
        page=page,
        more=len(found) > _ROWS,
        said=said,
        problem=problem,
        typed=typed or {},
    )

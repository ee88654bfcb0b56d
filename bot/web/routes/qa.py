"""Q&As: what waits for a review, and each with its versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot.domain import scope
from bot.domain.principal import Role
from bot.domain.qa import ENDED, Origin, State, Version
from bot.domain.size import SIZES
from bot.errors import Invalid
from bot.learning import proposing
from bot.learning.anonymising import Piece
from bot.learning.service import Edit, names_of, versions
from bot.learning.similar import Same, asked_the_same
from bot.storage import organisations, qa, tickets
from bot.texts import qa as texts
from bot.web import confirming
from bot.web.dependencies import Administrator, FormFields, Web, WebParts, checked_form
from bot.web.member import Acting
from bot.web.routes.tickets import to_ticket
from bot.web.visitor import Visitor

router = APIRouter()

_ROWS = 50
_BASIS = "basis-"
_SAID = {
    "save": texts.SAVED,
    "reject": texts.REJECTED,
    "withdraw": texts.WITHDRAWN,
    "tell": texts.TOLD,
    "revise": texts.REVISED,
}


@dataclass(frozen=True, slots=True)
class Review:
    """A Q&A before an administrator: the version to look at, those before, and what may tell who it is about.

    `audiences` are those to choose from, each with its words; `ticket` is the number of its ticket,
    `same` counts who asked the same.
    """

    version: Version
    earlier: list[Version]
    pieces: dict[str, list[Piece]]
    audiences: dict[str, str]
    ticket: str
    same: Same


@router.get("/qa")
def listed(
    web: WebParts,
    visitor: Administrator,
    ended: bool = False,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """What waits first."""
    states = ENDED if ended else frozenset(State) - ENDED
    with web.parts.database.reading() as connection:
        found = qa.in_state(connection, states, limit=_ROWS + 1, offset=(page - 1) * _ROWS)
        names = _names(connection)
    rows = sorted(found[:_ROWS], key=lambda each: each.state is not State.PROPOSED)
    return web.pages.page(
        visitor, "qa_list.html", rows=rows, names=names, ended=ended, page=page, more=len(found) > _ROWS
    )


@router.post("/qa/from/{ticket}", dependencies=[Depends(checked_form)])
def propose(web: WebParts, member: Acting, ticket: str) -> Response:
    """Make a draft of the answer to a ticket."""
    made = web.learning.propose(member.principal, ticket, at=web.parts.now())
    if member.principal.may(Role.ADMINISTRATOR):
        return confirming.done(web, member.visitor, f"/qa/{made.number}", texts.PROPOSED)
    return to_ticket(web, member, ticket, texts.PROPOSED)


@router.get("/qa/{number}")
def one(web: WebParts, visitor: Administrator, number: str, said: str = "") -> Response:
    """One Q&A; what is proposed can be edited."""
    return _page(web, visitor, number, said=web.sessions.said(said))


@router.post("/qa/{number}/approve", dependencies=[Depends(checked_form)])
def approve(web: WebParts, visitor: Administrator, number: str, typed: FormFields) -> Response:
    """Publish what was typed; where something is wrong, show the page again with it."""

    def act() -> str:
        web.learning.approve(visitor.principal, number, _edit(typed), at=web.parts.now())
        web.parts.wake()
        return texts.approved(number)

    return _done(web, visitor, number, typed, act)


@router.post("/qa/{number}/{action}", dependencies=[Depends(checked_form)])
def decide(web: WebParts, visitor: Administrator, number: str, action: str, typed: FormFields) -> Response:
    """Save, reject, withdraw, or begin a new version."""

    def act() -> str:
        at, learning, by = web.parts.now(), web.learning, visitor.principal
        match action:
            case "save":
                learning.save(by, number, _edit(typed), at=at)
            case "reject":
                learning.reject(by, number, at=at)
            case "withdraw":
                learning.withdraw(by, number, at=at)
                web.parts.wake()
            case "tell":
                web.telling.tell(by, number, at=at)
                web.parts.wake()
            case "revise":
                learning.revise(by, number, at=at)
            case _:
                raise Invalid(texts.NOT_FOUND)
        return _SAID[action]

    return _done(web, visitor, number, typed, act)


def _done(
    web: Web, visitor: Visitor, number: str, typed: Mapping[str, str], act: Callable[[], str]
) -> Response:
    try:
        return confirming.done(web, visitor, f"/qa/{number}", act())
    except Invalid as error:
        return _page(web, visitor, number, problem=error.message, typed=typed)


def _edit(typed: Mapping[str, str]) -> Edit:
    kept = tuple(name.removeprefix(_BASIS) for name in typed if name.startswith(_BASIS))
    return Edit(typed, kept, checked=typed.get("checked") == "yes")


def _page(
    web: Web,
    visitor: Visitor,
    number: str,
    *,
    said: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    with web.parts.database.reading() as connection:
        review = _review(connection, number, web.parts.now())
        names = _names(connection)
    return web.pages.page(
        visitor,
        "qa.html",
        code=400 if problem else 200,
        review=review,
        version=review.version,
        names=names,
        said=said,
        problem=problem,
        typed=typed or {},
    )


def _review(connection: sa.Connection, number: str, at: dt.datetime) -> Review:
    newest, *earlier = versions(connection, number)
    origin = qa.origin(connection, newest.qa)
    ticket = tickets.by_id(connection, origin.ticket) if origin.ticket else None
    return Review(
        newest,
        earlier,
        proposing.remaining(newest.content, names_of(connection, newest)),
        _audiences(connection, origin),
        ticket.number if ticket else "",
        asked_the_same(connection, newest, at=at),
    )


def _audiences(connection: sa.Connection, origin: Origin) -> dict[str, str]:
    """From its own organisation to everybody."""
    code, names = origin.organisation, _names(connection)
    choices = (
        scope.of_organisation(code),
        scope.of_prefecture(code[:2]),
        *map(scope.of_size, SIZES),
        scope.SHARED,
    )
    return {each: texts.audience(each, names) for each in choices}


def _names(connection: sa.Connection) -> dict[str, str]:
    """Organisations by code, prefectures by number too."""
    known = organisations.listed(connection)
    return {each.code[:2]: each.name for each in known if each.is_prefecture} | {
        each.code: each.name for each in known
    }

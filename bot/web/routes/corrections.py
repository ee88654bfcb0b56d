"""Answers that were withdrawn, passages to review, and whom changed documents touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import Response

from bot.errors import Invalid
from bot.storage import corrections as stored
from bot.storage.corrections import Correction, Exclusion
from bot.texts import corrections as texts
from bot.web import confirming
from bot.web.dependencies import Administrator, Web, WebParts, checked_form
from bot.web.visitor import Visitor

router = APIRouter()

_ROWS = 50


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A correction with how many answers it withdrew and the passages that it left out."""

    correction: Correction
    answers: int
    passages: list[Exclusion]


@router.get("/corrections")
def listed(
    web: WebParts,
    visitor: Administrator,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    said: str = "",
) -> Response:
    """The newest first."""
    return _page(web, visitor, page=page, said=web.sessions.said(said))


@router.post("/questions/{question}/wrong", dependencies=[Depends(checked_form)])
def withdraw(
    web: WebParts, visitor: Administrator, question: str, reason: Annotated[str, Form()] = ""
) -> Response:
    """Withdraw an answer everywhere."""
    try:
        web.corrections.withdraw(visitor.principal, question, reason, at=web.parts.now())
    except Invalid as error:
        return _page(web, visitor, problem=error.message)
    web.parts.wake()
    return confirming.done(web, visitor, "/corrections", texts.WITHDRAWN)


@router.post("/corrections/{correction}/{number}", dependencies=[Depends(checked_form)])
def review(
    web: WebParts, visitor: Administrator, correction: str, number: int, back: Annotated[str, Form()] = ""
) -> Response:
    """Put a passage back, or keep it out."""
    try:
        by, at = visitor.principal, web.parts.now()
        web.corrections.review(by, correction, number, back=back == "yes", at=at)
    except Invalid as error:
        return _page(web, visitor, problem=error.message)
    return confirming.done(web, visitor, "/corrections", texts.REVIEWED)


@router.get("/changes")
def changes(web: WebParts, visitor: Administrator, said: str = "") -> Response:
    """Changed documents with those who were answered from them."""
    return web.pages.page(
        visitor, "changes.html", changes=web.replaced.listed(), said=web.sessions.said(said)
    )


@router.post("/changes/{generation}", dependencies=[Depends(checked_form)])
def tell(web: WebParts, visitor: Administrator, generation: str) -> Response:
    """Tell them, once each."""
    web.replaced.tell(visitor.principal, generation, at=web.parts.now())
    web.parts.wake()
    return confirming.done(web, visitor, "/changes", texts.TELLING)


def _page(web: Web, visitor: Visitor, *, page: int = 1, said: str = "", problem: str = "") -> Response:
    with web.parts.database.reading() as connection:
        found = stored.listed(connection, limit=_ROWS + 1, offset=(page - 1) * _ROWS)
        rows = [
            Withdrawn(
                each,
                len(stored.questions_of(connection, each.id)),
                stored.exclusions_of(connection, each.id),
            )
            for each in found[:_ROWS]
        ]
    return web.pages.page(
        visitor,
        "corrections.html",
        code=400 if problem else 200,
        rows=rows,
        page=page,
        more=len(found) > _ROWS,
        said=said,
        problem=problem,
    )

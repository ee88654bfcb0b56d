"""Whether an answer helped."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.answering import feedback
from bot.errors import NotFound
from bot.texts import service as service_texts
from bot.texts import web as texts
from bot.web.dependencies import AnyVisitor, AsJson, WebParts, checked_form
from bot.web.turns import State

router = APIRouter(dependencies=[Depends(checked_form)])


@router.post("/feedback/{question_id}")
def rate(
    web: WebParts,
    visitor: AnyVisitor,
    as_json: AsJson,
    question_id: str,
    helpful: Annotated[Literal["yes", "no"], Form()],
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Keep the asker's judgement of an answer; the last one counts."""
    turn = web.turns.one(visitor, question_id)
    if not turn.own or turn.state is not State.DONE:
        raise NotFound(service_texts.NOT_FOUND)
    at, good = web.parts.now(), helpful == "yes"
    with web.parts.database.writing() as connection:
        feedback.rate(connection, turn.id, visitor.principal, helpful=good, reason=reason, at=at)
    if as_json:
        return JSONResponse({"message": texts.RATED[good]})
    return RedirectResponse(f"/conversation/{quote(turn.conversation)}#q-{turn.id}", 303)

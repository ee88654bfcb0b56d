"""Whether an answer helped."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.domain.personal_data import mask
from bot.domain.scope import SHARED, of_organisation
from bot.errors import NotFound
from bot.storage import questions
from bot.texts import service as service_texts
from bot.texts import web as texts
from bot.web.dependencies import AnyVisitor, AsJson, WebParts, checked_form
from bot.web.turns import State
from knowledge.text import clean

router = APIRouter(dependencies=[Depends(checked_form)])

_LONGEST_REASON = 500


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
    organisation = visitor.principal.organisation
    values = {
        "question": turn.id,
        "person": visitor.principal.person,
        "helpful": helpful == "yes",
        "reason": mask(clean(reason).strip())[:_LONGEST_REASON],
        "scope": of_organisation(organisation) if organisation else SHARED,
        "at": web.parts.now(),
    }
    with web.parts.database.writing() as connection:
        questions.rate(connection, values=values)
    if as_json:
        return JSONResponse({"message": texts.RATED[helpful == "yes"]})
    return RedirectResponse(f"/conversation/{quote(turn.conversation)}#q-{turn.id}", 303)

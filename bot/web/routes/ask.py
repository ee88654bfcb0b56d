"""Asking: the form, the conversation, and a question that comes in."""

from __future__ import annotations

import hashlib
import uuid
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot import first_run
from bot.domain.question import Question
from bot.errors import NotFound
from bot.texts import errors as error_texts
from bot.texts import service as service_texts
from bot.texts import web as texts
from bot.web.dependencies import Address, AnyVisitor, AsJson, Web, WebParts
from bot.web.parts import IndexState
from bot.web.turns import Turn
from bot.web.visitor import Visitor

router = APIRouter()


@router.get("/")
def front(web: WebParts, visitor: AnyVisitor, new: bool = False, text: str = "") -> Response:
    """The form, under the conversation of this browser unless a `new` one is wanted."""
    conversation = "" if new else visitor.session.conversation
    turns = web.turns.of_conversation(visitor, conversation) if conversation else []
    return _page(web, visitor, conversation if turns else "", turns, text=text)


@router.get("/conversation/{conversation:path}")
def one(web: WebParts, visitor: AnyVisitor, conversation: str) -> Response:
    """One conversation with the form to go on; others' conversations do not exist."""
    turns = web.turns.of_conversation(visitor, conversation)
    if not turns:
        raise NotFound(service_texts.NOT_FOUND)
    if _own(turns):
        visitor = visitor.in_conversation(conversation)
    return _page(web, visitor, conversation, turns)


@router.post("/ask")
def ask(
    web: WebParts,
    visitor: AnyVisitor,
    address: Address,
    as_json: AsJson,
    text: Annotated[str, Form()] = "",
    conversation: Annotated[str, Form()] = "",
    form: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Take a question in; the script follows its answer, a plain browser waits for it."""
    refused = _refused(web, visitor, address, token)
    if refused:
        return _again(web, visitor, refused, text, as_json=as_json)
    question = _question(web, visitor, text, conversation, form)
    receipt = web.parts.answering.receive(question)
    visitor = visitor.in_conversation(question.conversation)
    if as_json:
        return _accepted(web, visitor, question.event_key, receipt.question_id)
    if not receipt.refusal:
        web.parts.answering.work(question.event_key)
    place = f"/conversation/{quote(question.conversation)}#q-{receipt.question_id}"
    return web.pages.remember(visitor, RedirectResponse(place, 303))


def _refused(web: Web, visitor: Visitor, address: str, token: str) -> tuple[int, str] | None:
    """Why a question cannot even be received: an HTTP status and a sentence."""
    if not web.sessions.fits(visitor.session, token):
        return 403, error_texts.STALE
    if web.parts.index.state() is not IndexState.READY:
        return 503, texts.STATES[web.parts.index.state()]
    if not (web.per_address.take(address) and web.per_person.take(visitor.principal.person)):
        said = error_texts.of(429)
        return 429, said.message + said.next_step
    return None


def _again(web: Web, visitor: Visitor, refused: tuple[int, str], text: str, *, as_json: bool) -> Response:
    """The form once more with what was typed, so that nothing is lost."""
    status, message = refused
    if as_json:
        return web.pages.error(status, message, as_json=True)
    return _page(web, visitor, "", [], text=text, problem=message, status=status)


def _question(web: Web, visitor: Visitor, text: str, conversation: str, form: str) -> Question:
    principal = visitor.principal
    # The same form sent twice (a double click, a lost reply) is one question.
    sent = hashlib.sha256(f"{principal.person}|{form}|{text}".encode("utf-8", "replace")).hexdigest()
    known = conversation and _own(web.turns.of_conversation(visitor, conversation))
    return Question(
        event_key=f"web:{sent}",
        principal=principal,
        conversation=conversation if known else str(uuid.uuid4()),
        text=text,
        at=web.parts.now(),
    )


def _own(turns: list[Turn]) -> bool:
    return any(turn.own for turn in turns)


def _accepted(web: Web, visitor: Visitor, event_key: str, question_id: str) -> Response:
    turn = web.turns.one(visitor, question_id)
    body = {
        "html": web.pages.fragment("turn.html", visitor=visitor, turn=turn),
        "conversation": turn.conversation,
        "form": str(uuid.uuid4()),
    }
    work = None if turn.settled else BackgroundTask(web.parts.answering.work, event_key)
    return web.pages.remember(visitor, JSONResponse(body, 202, background=work))


def _page(
    web: Web,
    visitor: Visitor,
    conversation: str,
    turns: list[Turn],
    *,
    text: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    state = web.parts.index.state()
    with web.parts.database.reading() as connection:
        installation = first_run.installation(connection)
    return web.pages.page(
        visitor,
        "ask.html",
        code=status if state is IndexState.READY or turns else 503,
        conversation=conversation,
        turns=turns,
        own=_own(turns) or not turns,
        form=str(uuid.uuid4()),
        text=text,
        problem=problem,
        index=state.value,
        installation=installation,
    )

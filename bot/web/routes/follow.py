"""Following a question until its answer is there: as a stream, or by asking again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from bot.texts import web as texts
from bot.web.dependencies import AnyVisitor, Web, WebParts
from bot.web.turns import Turn
from bot.web.visitor import Visitor

router = APIRouter()

_FIRST_LOOK = 0.1
_SLOWEST_LOOK = 1.0
# Then the script asks now and then instead: nobody's connection stays open for ever.
_LONGEST = 60.0


def _turn(web: WebParts, visitor: AnyVisitor, question_id: str) -> Turn:
    return web.turns.one(visitor, question_id)


SeenTurn = Annotated[Turn, Depends(_turn)]


@router.get("/answer/{question_id}")
def answer(web: WebParts, visitor: AnyVisitor, turn: SeenTurn) -> dict[str, Any]:
    """How far a question is: whether it is settled, a sentence, and the answer as it is shown."""
    return {"settled": turn.settled, "status": texts.TURN[turn.state], "html": _shown(web, visitor, turn)}


# Asynchronous, unlike the other routes: a stream waits most of its time and must
# not hold one of the few threads that answer everybody else.
@router.get("/stream/{question_id}", response_class=EventSourceResponse)
async def stream(web: WebParts, visitor: AnyVisitor, turn: SeenTurn) -> AsyncIterator[ServerSentEvent]:
    """Status sentences, then the answer, then the end."""
    said, waited, pause = "", 0.0, _FIRST_LOOK
    while not turn.settled and waited < _LONGEST:
        if texts.TURN[turn.state] != said:
            said = texts.TURN[turn.state]
            yield ServerSentEvent(event="status", raw_data=said)
        await anyio.sleep(pause)
        waited += pause
        pause = min(pause * 1.5, _SLOWEST_LOOK)
        turn = await run_in_threadpool(web.turns.one, visitor, turn.id)
    if turn.settled:
        yield ServerSentEvent(event="answer", raw_data=_shown(web, visitor, turn))
    yield ServerSentEvent(event="end", raw_data="")


def _shown(web: Web, visitor: Visitor, turn: Turn) -> str:
    return web.pages.fragment("answer.html", visitor=visitor, turn=turn)

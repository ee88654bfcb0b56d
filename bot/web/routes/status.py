"""How the service is doing, for the administrator."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from starlette.responses import Response

from bot.storage import generations, intake, questions
from bot.web.dependencies import Administrator, WebParts
from bot.web.routes.health import check

router = APIRouter()

_DAYS = 30


@router.get("/status")
def status(web: WebParts, visitor: Administrator) -> Response:
    """The served generation, the last days' questions, what waits and what failed."""
    since = web.parts.now() - dt.timedelta(days=_DAYS)
    with web.parts.database.reading() as connection:
        served = generations.served(connection)
        asked = questions.count_by_status(connection, since=since)
        events = intake.count_by_state(connection)
    return web.pages.page(
        visitor,
        "status.html",
        served=served,
        asked=asked,
        events=events,
        days=_DAYS,
        checks=check(web),
        index=web.parts.index.state().value,
    )

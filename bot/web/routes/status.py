"""How the service is doing, for the administrator."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from fastapi import APIRouter
from starlette.responses import Response

from bot import first_run
from bot.storage import generations, intake, questions
from bot.web import plots
from bot.web.dependencies import Administrator, Web, WebParts
from bot.web.plots import Plot, Standing
from bot.web.routes.health import check
from knowledge.calendars.office_hours import japan_date

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
        by_week = plots.questions(connection, web.parts.now())
        by_month = _deadlines(web, connection)
    return web.pages.page(
        visitor,
        "status.html",
        served=served,
        asked=asked,
        events=events,
        days=_DAYS,
        plots=[by_week, *([by_month] if by_month else [])],
        checks=check(web),
        index=web.parts.index.state().value,
    )


def _deadlines(web: Web, connection: sa.Connection) -> Plot | None:
    """Those of the installation's organisation; None before the first run."""
    at, known = web.parts.now(), first_run.installation(connection)
    if known is None:
        return None
    lines = web.standings.ledger(connection, known.organisation.code, at=at)
    standings = (Standing(line.due_on, line.entry.progress) for line in lines if line.due_on)
    return plots.deadlines(standings, japan_date(at))

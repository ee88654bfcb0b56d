"""The stock-taking (棚卸し): what ran before the installation."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from bot.web.dependencies import WebParts
from bot.web.forms import Forms
from bot.web.member import AnyMember

router = APIRouter()


@router.get("/stocktaking")
def stocktaking(web: WebParts, member: AnyMember, said: str = "") -> Response:
    """What waits for a word; nothing of it is sent."""
    at = web.parts.now()
    with web.parts.database.reading() as connection:
        backlog = web.standings.stocktaking(connection, member.organisation.code, at=at)
    return web.pages.page(
        member.visitor,
        "stocktaking.html",
        member=member,
        said=web.sessions.said(said),
        forms=Forms(member, web.parts.reminders.outlooks.hours.calendar, at, back="stocktaking"),
        backlog=backlog,
    )

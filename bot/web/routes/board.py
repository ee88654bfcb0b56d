"""The notice board (お知らせ欄) of one's organisation."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from bot.delivery.operator import KIND as UNDELIVERED
from bot.domain.principal import Role
from bot.domain.sight import sight_of
from bot.domain.ticket import State
from bot.storage import board as boards
from bot.storage import ticket_lists
from bot.web import lines
from bot.web.dependencies import WebParts
from bot.web.forms import Forms
from bot.web.member import AnyMember

router = APIRouter()

_UNDELIVERED = 20


@router.get("/board")
def board(web: WebParts, member: AnyMember, said: str = "") -> Response:
    """What was delivered and is open, then what is finished, missed or undelivered."""
    at, code = web.parts.now(), member.organisation.code
    with web.parts.database.reading() as connection:
        page = web.standings.board(connection, code, at=at)
        pinned = lines.pinned(page, web.standings.ledger(connection, code, at=at))
        waiting = ticket_lists.counts(connection, sight_of(member.principal)).get(State.NEW, 0)
        notices = boards.on(connection, boards.ADMINISTRATOR, limit=_UNDELIVERED)
    return web.pages.page(
        member.visitor,
        "board.html",
        member=member,
        said=web.sessions.said(said),
        forms=Forms(member, web.parts.reminders.outlooks.hours.calendar, at, back="board"),
        open=[each for each in pinned if not each.line.entry.closed],
        closed=[each for each in pinned if each.line.entry.closed],
        missed=page.missed,
        backlog=len(page.backlog),
        waiting=waiting if member.principal.may(Role.DESK) else 0,
        undelivered=[each for each in notices if each.kind == UNDELIVERED]
        if member.visitor.administrator
        else [],
    )

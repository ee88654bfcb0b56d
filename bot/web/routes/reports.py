"""Reports of a week or a month: for the administrator, and a prefecture's numbers of its municipalities."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from bot.domain.report import Period, Rhythm, complete_before
from bot.reporting.compose import Reports
from bot.storage import organisations
from bot.web.dependencies import Administrator, Web, WebParts
from bot.web.member import Prefectural
from knowledge.calendars.office_hours import japan_date

router = APIRouter()

Back = Annotated[int, Query(ge=0, le=120)]


@router.get("/reports")
def report(
    web: WebParts,
    visitor: Administrator,
    rhythm: Rhythm = Rhythm.WEEKLY,
    organisation: str = "",
    back: Back = 0,
) -> Response:
    """Of everybody, of one organisation, or of a prefecture as it sees it."""
    with web.parts.database.reading() as connection:
        joined = organisations.joined(connection)
        made = _reports(web).of(connection, _period(web, rhythm, back), organisation, at=web.parts.now())
    return web.pages.page(
        visitor, "report.html", here="/reports", report=made, back=back, joined=joined, chosen=organisation
    )


@router.get("/prefecture/report")
def of_prefecture(
    web: WebParts, member: Prefectural, rhythm: Rhythm = Rhythm.MONTHLY, back: Back = 0
) -> Response:
    """Numbers only."""
    code = member.organisation.code
    with web.parts.database.reading() as connection:
        made = _reports(web).of(connection, _period(web, rhythm, back), code, at=web.parts.now())
    return web.pages.page(
        member.visitor,
        "report.html",
        here="/prefecture/report",
        member=member,
        report=made,
        back=back,
        joined=[],
        chosen="",
    )


def _period(web: Web, rhythm: Rhythm, back: int) -> Period:
    return complete_before(rhythm, japan_date(web.parts.now()), back=back)


def _reports(web: Web) -> Reports:
    return Reports(web.parts.reminders.outlooks)

"""The year as a table, and the iCalendar feed by a secret address."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from bot.texts import calendar as texts
from bot.web import year_table
from bot.web.dependencies import Address, Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

router = APIRouter()


@router.get("/calendar")
def calendar(web: WebParts, member: AnyMember, year: int | None = None, said: str = "") -> Response:
    """One fiscal year; this one unless a neighbour is asked for."""
    return _page(web, member, year=year, said=web.sessions.said(said))


@router.post("/calendar/issue", dependencies=[Depends(checked_form)])
def issue(web: WebParts, member: Acting, request: Request) -> Response:
    """A new secret address, shown on this page only."""
    secret = web.calendars.issue(member.person, member.organisation.code, at=web.parts.now())
    base = web.parts.settings.web_public_url.rstrip("/") or str(request.base_url).rstrip("/")
    return _page(web, member, address=f"{base}/calendar/{secret}.ics")


@router.post("/calendar/revoke", dependencies=[Depends(checked_form)])
def revoke(web: WebParts, member: Acting) -> Response:
    """Close every address."""
    closed = web.calendars.revoke(member.person, member.organisation.code, at=web.parts.now())
    said = web.sessions.say(texts.revoked(closed))
    return web.pages.remember(member.visitor, RedirectResponse(f"/calendar?said={said}", 303))


@router.get("/calendar/{secret}.ics")
def feed(web: WebParts, address: Address, secret: str) -> Response:
    """The feed, for calendar programs that cannot sign in."""
    if not web.per_address.take(address):
        raise HTTPException(429)
    return Response(web.calendars.feed(secret, at=web.parts.now()), media_type="text/calendar; charset=utf-8")


def _page(
    web: Web, member: Member, *, year: int | None = None, said: str = "", address: str = ""
) -> Response:
    at = web.parts.now()
    now = fiscal_year_of(japan_date(at))
    shown = FiscalYear(year) if year in {now.year - 1, now.year + 1} and year else now
    with web.parts.database.reading() as connection:
        lines = web.standings.ledger(connection, member.organisation.code, at=at)
    return web.pages.page(
        member.visitor,
        "calendar.html",
        member=member,
        year=shown,
        years=[now + -1, now, now + 1],
        months=year_table.months(shown, lines, web.parts.reminders.outlooks.hours.calendar),
        undated=[line for line in lines if line.occurrence.last_day is None],
        said=said,
        address=address,
    )

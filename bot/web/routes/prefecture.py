"""What a prefecture sees of its municipalities and does for them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.entered import day_of, line_of, optional_time_of
from bot.domain.ledger import Progress
from bot.errors import Invalid, NotFound
from bot.reminders.prefecture import Cell, DutyRow, as_csv
from bot.storage import deeds, organisations
from bot.texts import ledger as ledger_texts
from bot.texts import prefecture as texts
from bot.web import plots, spreadsheet
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.member import AnyMember, Member, Prefectural
from bot.web.plots import Standing
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date

router = APIRouter()

_LONGEST_WORDING = 200


@dataclass(frozen=True, slots=True)
class TypedDate:
    """The form of a prefectural deadline."""

    due_on: str = ""
    until: str = ""
    wording: str = ""


def _typed_date(
    due_on: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    wording: Annotated[str, Form()] = "",
) -> TypedDate:
    return TypedDate(due_on, until, wording)


@router.get("/prefecture")
def overview(web: WebParts, member: Prefectural) -> Response:
    """How many towns stand where, by duty; then the towns."""
    at, number = web.parts.now(), member.organisation.prefecture
    with web.parts.database.reading() as connection:
        rows = web.prefectures.by_duty(connection, member.principal, number, at=at)
        cells = web.prefectures.by_town(connection, member.principal, number, at=at)
    standings = (Standing(cell.due_on, cell.progress) for cell in cells if cell.due_on)
    next_year = str((fiscal_year_of(japan_date(at)) + 1).year)
    towns = {cell.organisation: cell.name for cell in cells}
    return web.pages.page(
        member.visitor,
        "prefecture.html",
        member=member,
        rows=sorted((row for row in rows if _is_current(row.cycle, next_year)), key=_by_date),
        progresses=list(Progress),
        deadlines=plots.deadlines(standings, japan_date(at)),
        towns=towns,
        open_counts=Counter(c.organisation for c in cells if c.is_open and _is_current(c.cycle, next_year)),
    )


@router.get("/prefecture.csv")
def export(web: WebParts, member: Prefectural) -> Response:
    """Every town with every occurrence."""
    number = member.organisation.prefecture
    at = web.parts.now()
    with web.parts.database.writing() as connection:
        cells = web.prefectures.by_town(connection, member.principal, number, at=at)
        deeds.exported(connection, member.principal, "ledger", len(cells), at=at)
    return spreadsheet.download(as_csv(cells), f"prefecture-{number}")


@router.get("/prefecture/duty/{duty}/{cycle}")
def by_duty(web: WebParts, member: Prefectural, duty: str, cycle: str, said: str = "") -> Response:
    """One occurrence in every town, the prefecture's own date, and drafts of reminders."""
    return _duty_page(web, member, duty, cycle, said=web.sessions.said(said))


@router.post("/prefecture/duty/{duty}/{cycle}", dependencies=[Depends(checked_form)])
def enter_date(
    web: WebParts,
    member: Prefectural,
    duty: str,
    cycle: str,
    typed: Annotated[TypedDate, Depends(_typed_date)],
) -> Response:
    """Enter or correct the prefecture's date for all its towns."""
    try:
        towns = web.prefectures.enter_deadline(
            member.principal,
            prefecture=member.organisation.prefecture,
            duty=duty,
            cycle=cycle,
            due_on=day_of(typed.due_on),
            until=optional_time_of(typed.until),
            wording=line_of(typed.wording, texts.WORDING, limit=_LONGEST_WORDING),
            at=web.parts.now(),
        )
    except Invalid as error:
        return _duty_page(web, member, duty, cycle, problem=error.message, typed=typed)
    said = web.sessions.say(texts.saved(towns))
    return web.pages.remember(
        member.visitor, RedirectResponse(f"/prefecture/duty/{duty}/{cycle}?said={said}", 303)
    )


@router.get("/prefecture/town/{code}")
def by_town(web: WebParts, member: Prefectural, code: str) -> Response:
    """One town: states only."""
    if code[:2] != member.organisation.prefecture:
        raise NotFound(ledger_texts.unknown_code(code))
    return _town_page(web, member, code, own=False)


@router.get("/seen-by-prefecture")
def seen(web: WebParts, member: AnyMember) -> Response:
    """What its prefecture sees of one's own town."""
    return _town_page(web, member, member.organisation.code, own=True)


def _town_page(web: Web, member: Member, code: str, *, own: bool) -> Response:
    with web.parts.database.reading() as connection:
        organisation = organisations.current(connection, code)
        cells = web.prefectures.of_town(connection, organisation.code, at=web.parts.now())
    return web.pages.page(
        member.visitor, "town.html", member=member, organisation=organisation, cells=cells, own=own
    )


def _duty_page(
    web: Web,
    member: Member,
    duty: str,
    cycle: str,
    *,
    said: str = "",
    problem: str = "",
    typed: TypedDate | None = None,
) -> Response:
    at, number, principal = web.parts.now(), member.organisation.prefecture, member.principal
    with web.parts.database.reading() as connection:
        cells = _of_duty(web.prefectures.by_town(connection, principal, number, at=at), duty, cycle)
        drafts = web.prefectures.drafts(connection, principal, number, duty=duty, cycle=cycle, at=at)
    return web.pages.page(
        member.visitor,
        "prefecture_duty.html",
        code=400 if problem else 200,
        member=member,
        duty=duty,
        cycle=cycle,
        cells=cells,
        names={cell.organisation: cell.name for cell in cells},
        drafts=drafts,
        said=said,
        problem=problem,
        typed=asdict(typed or TypedDate()),
    )


def _of_duty(cells: list[Cell], duty: str, cycle: str) -> list[Cell]:
    found = [cell for cell in cells if (cell.duty, cell.cycle) == (duty, cycle)]
    if not found:
        raise NotFound(ledger_texts.unknown_occurrence(duty, cycle))
    return found


def _is_current(cycle: str, next_year: str) -> bool:
    """Whether a cycle is this year's, an earlier one or without a date."""
    return not cycle[:1].isdecimal() or cycle < next_year


def _by_date(row: DutyRow) -> tuple[dt.date, str]:
    return row.due_on or dt.date.max, row.duty

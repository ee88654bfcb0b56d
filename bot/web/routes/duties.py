"""The catalogue as it applies to one's organisation, and what the organisation adds to it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.entered import day_of, line_of, optional_day_of, optional_time_of
from bot.errors import Invalid
from bot.reminders.entering import OWN_PREFIX
from bot.reminders.message import source_data
from bot.reminders.outlook import Key
from bot.reminders.standing import Line
from bot.texts import duty_page as texts
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member
from bot.web.own_duty import OwnDuty, definition
from bot.web.routes import occurrence
from jobs.duty import Duty
from knowledge.calendars.fiscal_year import fiscal_year_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """One duty with its rounds and why it applies."""

    duty: Duty
    lines: tuple[Line, ...]
    why: str
    sources: tuple[dict[str, str], ...]
    own: bool


def _typed(
    title: Annotated[str, Form()] = "",
    sort: Annotated[str, Form()] = "once",
    due_on: Annotated[str, Form()] = "",
    opens_on: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    section: Annotated[str, Form()] = "情報",
    to_do: Annotated[str, Form()] = "",
    basis: Annotated[str, Form()] = "",
) -> OwnDuty:
    return OwnDuty(title, sort, due_on, opens_on, until, section, to_do, basis)


@router.get("/duties")
def duties(web: WebParts, member: AnyMember, said: str = "") -> Response:
    """What applies to us and why, and our own deadlines."""
    return _page(web, member, said=web.sessions.said(said))


@router.post("/duties", dependencies=[Depends(checked_form)])
def add(web: WebParts, member: Acting, typed: Annotated[OwnDuty, Depends(_typed)]) -> Response:
    """Add a deadline of one's own."""
    try:
        written = definition(typed, f"{OWN_PREFIX}{secrets.token_hex(4)}", member.organisation.name)
        web.entering.own_duty(member.person, member.organisation.code, written, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message, typed=typed)
    return _saved(web, member, "/duties", texts.ADDED)


@router.post("/duties/{duty}/remove", dependencies=[Depends(checked_form)])
def remove(web: WebParts, member: Acting, duty: str) -> Response:
    """Forget a deadline of one's own."""
    web.entering.remove_own_duty(member.person, member.organisation.code, duty, at=web.parts.now())
    return _saved(web, member, "/duties", texts.REMOVED)


@router.post("/dates/{duty}/{cycle}", dependencies=[Depends(checked_form)])
def date(
    web: WebParts,
    member: Acting,
    duty: str,
    cycle: str,
    due_on: Annotated[str, Form()] = "",
    opens_on: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    wording: Annotated[str, Form()] = "",
) -> Response:
    """Enter the real date of what was only watched or had none."""
    key = Key(member.organisation.code, duty, cycle)
    try:
        last = day_of(due_on)
        # What had no date belongs to the fiscal year of the date it is given.
        key = key if cycle[:1].isdecimal() else Key(key.organisation, duty, str(fiscal_year_of(last).year))
        web.entering.date(
            member.person,
            key,
            due_on=last,
            until=optional_time_of(until),
            opens_on=optional_day_of(opens_on),
            wording=line_of(wording, texts.WORDING),
            at=web.parts.now(),
        )
    except Invalid as error:
        typed = {"due_on": due_on, "opens_on": opens_on, "until": until, "wording": wording}
        asked = Key(key.organisation, duty, cycle)
        return occurrence.page(web, member, asked, problem=error.message, typed=typed, failed="date")
    return _saved(web, member, f"/occurrence/{key.organisation}/{key.duty}/{key.cycle}", texts.DATE_SAVED)


def _saved(web: Web, member: Member, place: str, sentence: str) -> Response:
    place = f"{place}?said={web.sessions.say(sentence)}"
    return web.pages.remember(member.visitor, RedirectResponse(place, 303))


def _page(
    web: Web, member: Member, *, said: str = "", problem: str = "", typed: OwnDuty | None = None
) -> Response:
    at = web.parts.now()
    with web.parts.database.reading() as connection:
        lines = web.standings.ledger(connection, member.organisation.code, at=at)
    shown = list(_shown(lines, member.organisation.tags))
    values: dict[str, Any] = asdict(typed or OwnDuty())
    return web.pages.page(
        member.visitor,
        "duties.html",
        code=400 if problem else 200,
        member=member,
        ours=[each for each in shown if not each.own],
        own=[each for each in shown if each.own],
        said=said,
        problem=problem,
        typed=values,
    )


def _shown(lines: Iterable[Line], tags: Iterable[str]) -> Iterator[Shown]:
    by_duty: dict[str, list[Line]] = {}
    for line in lines:
        by_duty.setdefault(line.key.duty, []).append(line)
    for rounds in by_duty.values():
        duty = rounds[0].occurrence.duty
        sources = tuple(source_data(each) for each in duty.sources)
        own = duty.id.startswith(OWN_PREFIX)
        yield Shown(duty, tuple(rounds), texts.why(duty, tags), sources, own)

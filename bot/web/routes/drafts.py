"""Pasted enquiries: a draft with its deadlines, which somebody accepts, corrects or rejects."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.entered import line_of, optional_day_of, optional_time_of
from bot.enquiry.correction import Edits, Limit, Limits, limits_of
from bot.enquiry.dating import Candidate
from bot.enquiry.drafts import Drafts
from bot.errors import Invalid
from bot.reminders.rights import actor_for
from bot.storage.drafts import DraftRow
from bot.texts import drafts as draft_texts
from bot.texts import drafts_page as texts
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft, the days that its form begins with, what is said about it, and what it may be about."""

    row: DraftRow
    limits: Limits
    facts: tuple[str, ...]
    likely: tuple[Candidate, ...]
    others: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form as they were typed; an empty `duty` makes a new one."""

    title: str = ""
    duty: str = ""
    day: str = ""
    until: str = ""
    national_day: str = ""
    national_until: str = ""

    def edits(self) -> Edits:
        """Raises `Invalid` naming the first field that cannot be used."""
        limits = Limits(_limit(self.day, self.until), _limit(self.national_day, self.national_until))
        return Edits(line_of(self.title, texts.NAME, limit=120), limits)


def _typed(
    title: Annotated[str, Form()] = "",
    duty: Annotated[str, Form()] = "",
    day: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    national_day: Annotated[str, Form()] = "",
    national_until: Annotated[str, Form()] = "",
) -> Typed:
    return Typed(title, duty, day, until, national_day, national_until)


@router.get("/drafts")
def drafts(web: WebParts, member: AnyMember, said: str = "") -> Response:
    """The form to paste into, and what waits for a decision."""
    return _page(web, member, said=web.sessions.said(said))


@router.post("/drafts", dependencies=[Depends(checked_form)])
def paste(web: WebParts, member: Acting, text: Annotated[str, Form()] = "") -> Response:
    """Make a draft of a pasted text."""
    try:
        if not text.strip():
            raise Invalid(texts.EMPTY)
        _drafts(web, member).paste(text, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message, text=text)
    return _saved(web, member, texts.MADE)


@router.post("/drafts/{number}/accept", dependencies=[Depends(checked_form)])
def accept(web: WebParts, member: Acting, number: int, typed: Annotated[Typed, Depends(_typed)]) -> Response:
    """Make it a deadline of one's own or give its dates to a duty of the list, with what was corrected."""
    try:
        edits = typed.edits()
        by = actor_for(member.person, member.organisation.code).person
        drafts = _drafts(web, member)
        if typed.duty:
            drafts.date(number, typed.duty, edits=edits, by=by, at=web.parts.now())
            return _saved(web, member, texts.DATED)
        drafts.accept(number, edits=edits, by=by, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message)
    return _saved(web, member, texts.ACCEPTED if edits.limits != Limits() else texts.ACCEPTED_UNDATED)


@router.post("/drafts/{number}/reject", dependencies=[Depends(checked_form)])
def reject(web: WebParts, member: Acting, number: int) -> Response:
    """Put it away."""
    try:
        by = actor_for(member.person, member.organisation.code).person
        _drafts(web, member).reject(number, by=by, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message)
    return _saved(web, member, texts.REJECTED)


def _drafts(web: Web, member: Member) -> Drafts:
    return Drafts(web.parts.database, member.organisation.code, web.parts.reminders)


def _limit(day: str, until: str) -> Limit | None:
    on, time = optional_day_of(day), optional_time_of(until)
    if on is None and time is not None:
        raise Invalid(texts.TIME_WITHOUT_DAY)
    return Limit(on, time) if on else None


def _shown(drafts: Drafts, row: DraftRow, at: dt.datetime) -> Shown:
    candidates = drafts.candidates(row.content, at=at)
    return Shown(
        row,
        limits_of(row.content),
        tuple(draft_texts.facts(row.content)),
        tuple(each for each in candidates if each.is_likely),
        tuple(each for each in candidates if not each.is_likely),
    )


def _saved(web: Web, member: Member, sentence: str) -> Response:
    place = f"/drafts?said={web.sessions.say(sentence)}"
    return web.pages.remember(member.visitor, RedirectResponse(place, 303))


def _page(web: Web, member: Member, *, said: str = "", problem: str = "", text: str = "") -> Response:
    drafts = _drafts(web, member)
    return web.pages.page(
        member.visitor,
        "drafts.html",
        code=400 if problem else 200,
        member=member,
        waiting=[_shown(drafts, row, web.parts.now()) for row in drafts.waiting()],
        said=said,
        problem=problem,
        text=text,
    )

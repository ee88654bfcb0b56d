"""Pasted enquiries: a draft with its deadlines, which somebody accepts, corrects or rejects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.entered import line_of, optional_day_of, optional_time_of
from bot.enquiry.definition import Edits, main_deadline
from bot.enquiry.drafts import Drafts
from bot.errors import Invalid, NotFound
from bot.reminders.rights import actor_for
from bot.storage.drafts import DraftRow
from bot.texts import drafts as draft_texts
from bot.texts import drafts_page as texts
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member
from knowledge.enquiry import Deadline

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft, the deadline that its form begins with, and what is said about it."""

    row: DraftRow
    main: Deadline | None
    facts: tuple[str, ...]


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
def accept(
    web: WebParts,
    member: Acting,
    number: int,
    title: Annotated[str, Form()] = "",
    day: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
) -> Response:
    """Make it a deadline of one's own, with what was corrected."""
    try:
        row = _own(web, member, number)
        name = line_of(title, texts.NAME, limit=120)
        edits = Edits(name, optional_day_of(day), optional_time_of(until))
        by = actor_for(member.person, member.organisation.code).person
        _drafts(web, member).accept(number, edits=edits, by=by, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message)
    dated = edits.day or main_deadline(row.content)
    return _saved(web, member, texts.ACCEPTED if dated else texts.ACCEPTED_UNDATED)


@router.post("/drafts/{number}/reject", dependencies=[Depends(checked_form)])
def reject(web: WebParts, member: Acting, number: int) -> Response:
    """Put it away."""
    try:
        _own(web, member, number)
        by = actor_for(member.person, member.organisation.code).person
        _drafts(web, member).reject(number, by=by, at=web.parts.now())
    except Invalid as error:
        return _page(web, member, problem=error.message)
    return _saved(web, member, texts.REJECTED)


def _drafts(web: Web, member: Member) -> Drafts:
    planning = web.parts.reminders.planning
    return Drafts(
        web.parts.database,
        member.organisation.code,
        replan=lambda connection, codes, at: planning.replan(connection, codes, at=at),
    )


def _own(web: Web, member: Member, number: int) -> DraftRow:
    """One draft of this organisation; others' do not exist."""
    row = _drafts(web, member).one(number)
    if row.organisation != member.organisation.code:
        raise NotFound(draft_texts.unknown(number))
    return row


def _saved(web: Web, member: Member, sentence: str) -> Response:
    place = f"/drafts?said={web.sessions.say(sentence)}"
    return web.pages.remember(member.visitor, RedirectResponse(place, 303))


def _page(web: Web, member: Member, *, said: str = "", problem: str = "", text: str = "") -> Response:
    rows = [row for row in _drafts(web, member).waiting() if row.organisation == member.organisation.code]
    return web.pages.page(
        member.visitor,
        "drafts.html",
        code=400 if problem else 200,
        member=member,
        waiting=[
            Shown(row, main_deadline(row.content), tuple(draft_texts.facts(row.content))) for row in rows
        ],
        said=said,
        problem=problem,
        text=text,
    )

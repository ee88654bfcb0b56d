"""Tickets: the list, one of them, and the form 「人に聞く」."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query
from starlette.responses import RedirectResponse, Response

from bot.domain.principal import Role
from bot.domain.sight import sight_of
from bot.domain.ticket import OPEN, Matter, State, Ticket
from bot.errors import Invalid
from bot.escalation import forms, seeing
from bot.escalation.opening import Opening, prefilled
from bot.escalation.seeing import Seen
from bot.storage import organisations, questions, ticket_lists
from bot.texts import tickets as texts
from bot.web.dependencies import FormFields, Web, WebParts, checked_form
from bot.web.member import AnyMember, Member
from bot.web.once import key_of
from knowledge.text import clean

router = APIRouter()

_ROWS = 50
_OWED = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket as a list shows it: the question as far as its reader may read it."""

    ticket: Ticket
    question: str
    organisation: str


@router.get("/tickets")
def listed(
    web: WebParts,
    member: AnyMember,
    state: str = "",
    text: str = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    said: str = "",
) -> Response:
    """What is owed first, `_ROWS` at a time."""
    state, text = state if state in {_OWED, *State} else "", clean(text).strip()
    sight = sight_of(member.principal)
    with web.parts.database.reading() as connection:
        found = ticket_lists.listed(
            connection,
            sight,
            states=_states(state),
            text=text,
            limit=_ROWS + 1,
            offset=(page - 1) * _ROWS,
        )
        rows = _rows(connection, member, found[:_ROWS])
        counts = ticket_lists.counts(connection, sight)
    return web.pages.page(
        member.visitor,
        "tickets.html",
        member=member,
        rows=rows,
        counts=counts,
        letters=bool(counts.get(State.WAITING)) and _works_at_desk(member),
        state=state,
        text=text,
        said=web.sessions.said(said),
        query=urlencode({"state": state, "text": text}),
        page=page,
        more=len(found) > _ROWS,
    )


@router.get("/tickets/new")
def form(web: WebParts, member: AnyMember, question: str = "") -> Response:
    """The form 「人に聞く」, beginning with what is known of a question."""
    matter = forms.NOTHING
    if question:
        with web.parts.database.reading() as connection:
            matter = prefilled(connection, member.principal, question)
    return _form(web, member, question, matter)


@router.post("/tickets", dependencies=[Depends(checked_form)])
def open_ticket(web: WebParts, member: AnyMember, typed: FormFields) -> Response:
    """Send the form; where it cannot be sent, show it again with what was typed."""
    asked = typed.get("asked", "")
    opening = Opening(
        typed.get("question", ""),
        typed.get("found", ""),
        typed.get("missing", ""),
        name=typed.get("asker_name", ""),
        urgent=typed.get("urgent") == "yes",
        asked=asked or None,
    )
    try:
        key = key_of(member, "open", typed.get("form", ""))
        opened = web.tickets.open(member.person, opening, key=key, at=web.parts.now())
    except Invalid as error:
        matter = Matter(opening.question, opening.found, opening.missing)
        return _form(web, member, asked, matter, typed=typed, problem=error.message)
    return to_ticket(web, member, opened.ticket.number, opened.sentence)


@router.get("/tickets/{number}")
def show(web: WebParts, member: AnyMember, number: str, said: str = "") -> Response:
    """One ticket."""
    return page_of(web, member, number, said=web.sessions.said(said))


def page_of(
    web: Web,
    member: Member,
    number: str,
    *,
    said: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    failed: str = "",
) -> Response:
    """The page of a ticket, with a `problem` in the form `failed` and what was `typed` in it."""
    with web.parts.database.reading() as connection:
        seen = seeing.see(connection, member.principal, number)
        asked = questions.by_id(connection, seen.ticket.question) if seen.ticket.question else None
    own = asked is not None and asked.asker == member.principal.person
    return web.pages.page(
        member.visitor,
        "ticket.html",
        code=400 if problem else 200,
        member=member,
        seen=seen,
        ticket=seen.ticket,
        question=asked if own else None,
        forms=_forms(seen),
        form=str(uuid.uuid4()),
        said=said,
        problem=problem,
        typed=typed or {},
        failed=failed,
    )


def to_ticket(web: Web, member: Member, number: str, sentence: str) -> Response:
    """Go on to the page of a ticket, which says a sentence."""
    said = urlencode({"said": web.sessions.say(sentence)})
    return web.pages.remember(member.visitor, RedirectResponse(f"/tickets/{number}?{said}", 303))


def _works_at_desk(member: Member) -> bool:
    return member.principal.may(Role.DESK) or member.principal.may(Role.PREFECTURE)


def _forms(seen: Seen) -> dict[str, forms.Form | None]:
    """Action → its form, None where pressing is enough."""
    return {
        action.value: seeing.form(seen, action) if action.value in texts.TEXTS else None
        for action in seen.may
    }


def _states(state: str) -> list[State]:
    if state == _OWED:
        return sorted(OPEN)
    return [State(state)] if state else list(State)


def _rows(connection: sa.Connection, member: Member, found: list[Ticket]) -> list[Row]:
    codes = {each.organisation for each in found}
    names = {each.code: each.name for each in organisations.by_codes(connection, codes)}
    sight = sight_of(member.principal)
    return [
        Row(
            each,
            seeing.see(connection, member.principal, each.id).facts["question"]
            if sight.from_above(each)
            else each.matter.question,
            names.get(each.organisation, each.organisation),
        )
        for each in found
    ]


def _form(
    web: Web,
    member: Member,
    asked: str,
    matter: Matter,
    *,
    typed: Mapping[str, str] | None = None,
    problem: str = "",
) -> Response:
    return web.pages.page(
        member.visitor,
        "ask_person.html",
        code=400 if problem else 200,
        member=member,
        asked=asked,
        matter=matter,
        form=str(uuid.uuid4()),
        typed=typed or {},
        problem=problem,
    )

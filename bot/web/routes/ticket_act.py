"""What desk and asker do with a ticket; what goes to another tier is confirmed first."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot.domain.entered import line_of
from bot.domain.ticket import Action, Side
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation import seeing
from bot.escalation.handover.enquiry import sources_of
from bot.escalation.moves import Word
from bot.escalation.wording import said_with
from bot.texts import handover as handover_texts
from bot.texts import ticket_page as page_texts
from bot.texts import tickets as texts
from bot.web.dependencies import FormFields, Web, WebParts, checked_form
from bot.web.member import Acting, Member
from bot.web.once import key_of
from bot.web.routes.tickets import page_of, to_ticket

router = APIRouter(dependencies=[Depends(checked_form)])

_LONGEST_NUMBER = 80


@router.post("/tickets/{number}/escalate")
def escalate(web: WebParts, member: Acting, number: str, typed: FormFields) -> Response:
    """Show what would go to the next tier; once that is confirmed, let it go."""
    if "again" in typed:
        return page_of(web, member, number, typed=typed, failed=Action.ESCALATE.value)
    try:
        if "confirmed" not in typed:
            return _confirmation(web, member, number, typed)
        text, document_number = web.sessions.confirmed(typed["confirmed"], number)
        word = Word(text, document_number, confirmed=True)
        return _act(web, member, number, Action.ESCALATE, word, typed)
    except Invalid as error:
        return page_of(web, member, number, problem=error.message, typed=typed, failed=Action.ESCALATE.value)


@router.post("/tickets/{number}/{action}")
def act(web: WebParts, member: Acting, number: str, action: Action, typed: FormFields) -> Response:
    """Do it and say so; where it cannot be done, show the page again with what was typed."""
    if action is Action.OPEN:
        raise NotFound(texts.NOT_FOUND)
    word = Word(typed.get("text", ""), own_words=typed.get("own_words") == "yes")
    try:
        return _act(web, member, number, action, word, typed)
    except Invalid as error:
        return page_of(web, member, number, problem=error.message, typed=typed, failed=action.value)


def _act(
    web: Web, member: Member, number: str, action: Action, word: Word, typed: dict[str, str]
) -> Response:
    seen = typed.get("seen", "")
    acted = web.tickets.act(
        member.person,
        number,
        action,
        word,
        key=key_of(member, action.value, typed.get("form", "")) if typed.get("form") else "",
        seen=int(seen) if seen.isdecimal() else None,
        at=web.parts.now(),
    )
    return to_ticket(web, member, acted.ticket.number, acted.sentence)


def _confirmation(web: Web, member: Member, number: str, typed: dict[str, str]) -> Response:
    """The very text, as it would leave; only what this page has shown can be confirmed."""
    with web.parts.database.reading() as connection:
        seen = seeing.see(connection, member.principal, number)
    if Action.ESCALATE not in seen.may or seen.above is None:
        raise NotAllowed(texts.NOT_THE_DESK)
    text = said_with(Action.ESCALATE, typed.get("text", ""), Side.DESK)
    document_number = line_of(
        typed.get("document_number", ""), page_texts.DOCUMENT_NUMBER, limit=_LONGEST_NUMBER
    )
    shown: dict[str, Any] = {"text": text, "document_number": document_number, "typed": typed}
    return web.pages.page(
        member.visitor,
        "ticket_confirm.html",
        member=member,
        seen=seen,
        ticket=seen.ticket,
        sources=handover_texts.sources(sources_of(seen.ticket, seen.ticket.acting)),
        confirmed=web.sessions.confirm(number, text, document_number),
        **shown,
    )

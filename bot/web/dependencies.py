"""What the routes are given: the parts of the page, and who visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form, Request

from bot.administration.added_documents import AddedDocuments
from bot.administration.rights import Rights
from bot.dialogue.linked import Linked
from bot.errors import NotAllowed
from bot.escalation.handover.letters import Letters
from bot.escalation.service import Tickets
from bot.learning.corrections import Corrections
from bot.learning.past_enquiries import PastEnquiries
from bot.learning.replaced import Replaced
from bot.learning.service import Learning
from bot.learning.similar import Telling
from bot.reminders.actions import Actions
from bot.reminders.calendar import Calendars
from bot.reminders.entering import Entering
from bot.reminders.prefecture import Prefectures
from bot.reminders.standing import Standings
from bot.reminders.targets import Targets
from bot.texts import errors as error_texts
from bot.texts import service as texts
from bot.web.errors import wants_json
from bot.web.identity import Identity
from bot.web.pages import Pages
from bot.web.parts import Parts
from bot.web.rate_limit import RateLimit
from bot.web.session import COOKIE, Sessions
from bot.web.signing_in import SignIn
from bot.web.turns import Turns
from bot.web.visitor import MustSignIn, Visitor


@dataclass(frozen=True, slots=True)
class Web:
    """The parts of the page that all routes share."""

    parts: Parts
    identity: Identity
    sessions: Sessions
    pages: Pages
    turns: Turns
    actions: Actions
    standings: Standings
    prefectures: Prefectures
    calendars: Calendars
    entering: Entering
    targets: Targets
    rights: Rights
    linked: Linked
    sign_in: SignIn
    tickets: Tickets
    letters: Letters
    learning: Learning
    telling: Telling
    corrections: Corrections
    replaced: Replaced
    past_enquiries: PastEnquiries
    added_documents: AddedDocuments
    per_person: RateLimit
    per_address: RateLimit


def _web(request: Request) -> Web:
    web: Web = request.app.state.web
    return web


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


WebParts = Annotated[Web, Depends(_web)]
Address = Annotated[str, Depends(_address)]
AsJson = Annotated[bool, Depends(wants_json)]


def _visitor(request: Request, web: WebParts, address: Address) -> Visitor:
    session = web.sessions.read(request.cookies.get(COOKIE), web.parts.now())
    principal = web.identity.of(address, request.headers, session.visitor)
    signed_in = web.sign_in.principal(session) if principal.person == session.visitor else None
    token = web.sessions.token(session)
    return Visitor(signed_in or principal, session, token, signed_in=signed_in is not None)


AnyVisitor = Annotated[Visitor, Depends(_visitor)]


def may_sign_in(request: Request, web: Web, visitor: Visitor) -> None:
    """Raises `MustSignIn` where signing in could open a page that this visitor may not see."""
    if web.sign_in.offered and visitor.principal.person == visitor.session.visitor:
        raise MustSignIn(_wanted(request))


def _wanted(request: Request) -> str:
    """Where to go afterwards: a page can be opened again, a form cannot be sent again."""
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _administrator(request: Request, web: WebParts, visitor: AnyVisitor) -> Visitor:
    if not visitor.administrator:
        may_sign_in(request, web, visitor)
        raise NotAllowed(texts.NOT_ALLOWED)
    return visitor


Administrator = Annotated[Visitor, Depends(_administrator)]


def checked_form(web: WebParts, visitor: AnyVisitor, token: Annotated[str, Form()] = "") -> None:
    """Refuse a form that was not made for this session.

    Raises `NotAllowed`: it is too old, or another site posts in the visitor's name.
    """
    if not web.sessions.fits(visitor.session, token):
        raise NotAllowed(error_texts.STALE)


async def _fields(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


FormFields = Annotated[dict[str, str], Depends(_fields)]
"""Every field of a form as it was typed."""

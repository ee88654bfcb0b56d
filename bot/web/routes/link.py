"""What a link in a mail opens: a form to confirm. Only sending the form acts, and only once.

Mail scanners open every link, often more than once (GET and HEAD); that
changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.dialogue.linked import Opened
from bot.domain.entered import line_of
from bot.errors import Invalid, NotAllowed, NotFound
from bot.reminders import rights
from bot.reminders.rights import Person
from bot.texts import board as board_texts
from bot.texts import links_page as texts
from bot.web.dependencies import AnyVisitor, FormFields, Web, WebParts, checked_form
from bot.web.linked import About, Sent, about
from bot.web.visitor import Visitor

router = APIRouter()

_LONGEST_NAME = 60
_ON_DUTIES = ("done_on", "document_number", "until", "reason")
_ON_TICKETS = (
    "question",
    "found",
    "missing",
    "with_name",
    "name",
    "urgent",
    "text",
    "confirmed",
    "own_words",
)
_FIELDS = frozenset({*_ON_DUTIES, *_ON_TICKETS})


@router.api_route("/link/{signed}", methods=["GET", "HEAD"])
def show(web: WebParts, visitor: AnyVisitor, signed: str, said: str = "") -> Response:
    """What would be done, or why nothing can be; never does anything."""
    at = web.parts.now()
    try:
        with web.parts.database.reading() as connection:
            opened = web.linked.open(connection, signed, at=at)
            return _page(web, visitor, connection, opened, Sent(said=web.sessions.said(said)))
    except (NotAllowed, NotFound) as error:
        return _over(web, visitor, error.message)


@router.post("/link/{signed}", dependencies=[Depends(checked_form)])
def follow(
    web: WebParts,
    visitor: AnyVisitor,
    signed: str,
    typed: FormFields,
    name: Annotated[str, Form()] = "",
) -> Response:
    """Do it as who the mail went to, once; where it cannot be done, show the form again with the reason."""
    at = web.parts.now()
    try:
        with web.parts.database.writing() as connection:
            opened = web.linked.open(connection, signed, at=at)
            _check_reader(opened, visitor)
            visitor = visitor.named(
                line_of(name, board_texts.NAME, limit=_LONGEST_NAME) or visitor.session.name
            )
            values = {each: typed[each] for each in _FIELDS if each in typed}
            reaction = web.linked.follow(connection, opened, values, name=visitor.session.name, at=at)
    except Invalid as error:
        return _again(web, visitor, signed, typed, error.message)
    except (NotAllowed, NotFound) as error:
        return _over(web, visitor, error.message)
    said = {"said": web.sessions.say(reaction.sentence or texts.TOLD_BY_MAIL)} if reaction else {}
    return web.pages.remember(visitor, RedirectResponse(f"/link/{signed}?{urlencode(said)}".rstrip("?"), 303))


def _check_reader(opened: Opened, visitor: Visitor) -> None:
    """Somebody who signed in never acts in the name of somebody else, nor for an organisation of others."""
    if not (visitor.member or visitor.signed_in):
        return
    if opened.shared and opened.principal.organisation:
        rights.actor_for(Person(visitor.principal), opened.principal.organisation)
    elif not opened.shared and visitor.principal.person != opened.principal.person:
        raise NotAllowed(texts.OTHERS)


def _again(web: Web, visitor: Visitor, signed: str, typed: Mapping[str, str], problem: str) -> Response:
    with web.parts.database.reading() as connection:
        opened = web.linked.open(connection, signed, at=web.parts.now())
        return _page(web, visitor, connection, opened, Sent(typed=typed, problem=problem))


def _page(web: Web, visitor: Visitor, connection: sa.Connection, opened: Opened, sent: Sent) -> Response:
    _check_reader(opened, visitor)
    page = about(web, connection, opened, sent)
    return web.pages.page(
        visitor,
        page.template,
        code=400 if sent.problem else 200,
        opened=opened,
        title=_title(opened, page, sent.said),
        label=page.label,
        said=sent.said,
        problem=sent.problem,
        **page.shown,
    )


def _title(opened: Opened, page: About, said: str) -> str:
    if opened.used:
        return texts.DONE_TITLE if said else texts.USED_TITLE
    return page.title


def _over(web: Web, visitor: Visitor, message: str) -> Response:
    return web.pages.page(visitor, "link_over.html", code=404, message=message)

"""Adding documents on the page, and removing them again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form, Request
from starlette.datastructures import UploadFile
from starlette.responses import Response

from bot.domain import scope as scopes
from bot.errors import Invalid, NotAllowed
from bot.storage import organisations
from bot.texts import added_documents as texts
from bot.texts import errors as error_texts
from bot.texts import qa as qa_texts
from bot.web import confirming
from bot.web.dependencies import Administrator, Web, WebParts, checked_form
from bot.web.visitor import Visitor
from knowledge.readers import READERS

router = APIRouter()

HERE = "/documents/added"
_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that carries a file."""

    file: UploadFile
    scope: str


async def _sent(request: Request, web: WebParts, visitor: Administrator) -> AsyncIterator[Sent]:
    """The body is read only here: after it is known that an administrator sends it."""
    async with request.form(max_files=1, max_fields=_FIELDS) as form:
        token, scope, file = form.get("token"), form.get("scope"), form.get("file")
        if not isinstance(token, str) or not web.sessions.fits(visitor.session, token):
            raise NotAllowed(error_texts.STALE)
        if not isinstance(file, UploadFile) or not file.filename:
            raise Invalid(texts.NO_FILE)
        yield Sent(file, scope if isinstance(scope, str) else "")


@router.get(HERE)
def listed(web: WebParts, visitor: Administrator, said: str = "") -> Response:
    """The form, and what was added with it."""
    return _page(web, visitor, said=web.sessions.said(said))


@router.post(HERE)
def add(web: WebParts, visitor: Administrator, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    """Keep a file; where it cannot be kept, say why."""
    try:
        name = web.added_documents.add(
            visitor.principal.person,
            sent.scope,
            sent.file.filename or "",
            sent.file.file,
            web.parts.index.documents(),
            at=web.parts.now(),
        )
    except Invalid as error:
        return _page(web, visitor, problem=error.message, scope=sent.scope)
    return confirming.done(web, visitor, HERE, texts.added(name))


@router.post(HERE + "/remove", dependencies=[Depends(checked_form)])
def remove(
    web: WebParts, visitor: Administrator, folder: Annotated[str, Form()], name: Annotated[str, Form()]
) -> Response:
    """Delete a file."""
    web.added_documents.remove(visitor.principal.person, folder, name, at=web.parts.now())
    return confirming.done(web, visitor, HERE, texts.REMOVED)


def _page(web: Web, visitor: Visitor, *, said: str = "", problem: str = "", scope: str = "") -> Response:
    with web.parts.database.reading() as connection:
        scopes_offered = _scopes(connection)
    return web.pages.page(
        visitor,
        "added_documents.html",
        code=400 if problem else 200,
        rows=web.added_documents.listed(),
        scopes=scopes_offered,
        kinds=sorted(READERS),
        most=web.added_documents.most,
        said=said,
        problem=problem,
        scope=scope,
    )


def _scopes(connection: sa.Connection) -> dict[str, str]:
    """Everybody, and the organisations that are looked after with their prefectures; each with its words."""
    joined = organisations.joined(connection)
    of_prefectures = {scopes.of_prefecture(each.code[:2]) for each in joined}
    own = [scopes.of_organisation(each.code) for each in joined]
    names = {each.code[:2]: each.name for each in organisations.listed(connection) if each.is_prefecture}
    names |= {each.code: each.name for each in joined}
    offered = (scopes.SHARED, *sorted(of_prefectures), *own)
    return {each: qa_texts.audience(each, names) for each in offered}

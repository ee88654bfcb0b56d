"""Signing in by a link in a mail, and signing out. Opening the link signs nobody in; pressing does."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from bot.errors import Invalid, NotFound
from bot.texts import service as service_texts
from bot.web.dependencies import Address, AnyVisitor, Web, WebParts, checked_form
from bot.web.visitor import Visitor

# Another site must not be reached through us: /\ and // begin the address of one.
_PATH = re.compile(r"/(?![/\\])[^\s\\]{0,500}")


def _offered(web: WebParts) -> None:
    if not web.sign_in.offered:
        raise NotFound(service_texts.NOT_FOUND)


router = APIRouter(dependencies=[Depends(_offered)])


@router.get("/sign-in")
def form(web: WebParts, visitor: AnyVisitor, next: str = "") -> Response:
    """Ask for the address."""
    if visitor.signed_in:
        return RedirectResponse(_path(next), 303)
    return _form(web, visitor, next)


@router.post("/sign-in", dependencies=[Depends(checked_form)])
def ask(
    web: WebParts,
    visitor: AnyVisitor,
    client: Address,
    address: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "",
) -> Response:
    """Say the same whoever it is. The mail is written after the answer: its time tells nothing either."""
    try:
        mailbox = web.sign_in.check(address, client)
    except Invalid as error:
        return _form(web, visitor, next, typed=address, problem=error.message)
    response = web.pages.page(visitor, "sign_in_sent.html")
    response.background = BackgroundTask(web.sign_in.invite, mailbox, visitor.session, _path(next))
    return response


@router.api_route("/sign-in/{signed}", methods=["GET", "HEAD"])
def confirm(web: WebParts, visitor: AnyVisitor, signed: str) -> Response:
    """Ask whether to sign in as whom the mail went to."""
    try:
        invitation = web.sign_in.open(signed, visitor.session)
    except NotFound as error:
        return _over(web, visitor, error.message)
    return web.pages.page(visitor, "sign_in_confirm.html", invitation=invitation)


@router.post("/sign-in/{signed}", dependencies=[Depends(checked_form)])
def sign_in(web: WebParts, visitor: AnyVisitor, signed: str) -> Response:
    """Sign in, in a session that nobody knew before."""
    try:
        session, wanted = web.sign_in.accept(signed, visitor.session)
    except NotFound as error:
        return _over(web, visitor, error.message)
    return web.pages.remember(visitor.in_session(session), RedirectResponse(wanted, 303))


@router.post("/sign-out", dependencies=[Depends(checked_form)])
def sign_out(web: WebParts, visitor: AnyVisitor) -> Response:
    """Forget who this is."""
    session = web.sign_in.end(visitor.session)
    return web.pages.remember(visitor.in_session(session), RedirectResponse("/", 303))


def _form(web: Web, visitor: Visitor, wanted: str, *, typed: str = "", problem: str = "") -> Response:
    return web.pages.page(
        visitor,
        "sign_in.html",
        code=400 if problem else 200,
        next=_path(wanted),
        typed=typed,
        problem=problem,
    )


def _over(web: Web, visitor: Visitor, message: str) -> Response:
    return web.pages.page(visitor, "sign_in_over.html", code=404, message=message)


def _path(wanted: str) -> str:
    """A page of ours; the first one for anything else."""
    return wanted if _PATH.fullmatch(wanted) else "/"

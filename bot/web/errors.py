"""Every failure as a page or a JSON object with a sentence; never a stack trace."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from bot.errors import Invalid, MadoguchiError, NotAllowed, NotFound, Unavailable
from bot.web.pages import Pages
from bot.web.visitor import MustSignIn, NotSetUp

_STATUS: dict[type[MadoguchiError], int] = {
    Invalid: 400,
    NotAllowed: 403,
    NotFound: 404,
    Unavailable: 503,
}


def wants_json(request: Request) -> bool:
    """Whether the script asks, not a person's browser."""
    return "application/json" in request.headers.get("accept", "")


def install(application: FastAPI, pages: Pages) -> None:
    """Answer every failure in our own words."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, MadoguchiError)
        status = _STATUS.get(type(error), 500)
        return pages.error(status, error.message, as_json=wants_json(request))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return pages.error(error.status_code, as_json=wants_json(request))

    async def malformed(request: Request, _error: Exception) -> Response:
        return pages.error(400, as_json=wants_json(request))

    async def unexpected(request: Request, _error: Exception) -> Response:
        return pages.error(500, as_json=wants_json(request))

    async def not_set_up(_request: Request, _error: Exception) -> Response:
        return RedirectResponse("/setup", 303)

    async def must_sign_in(_request: Request, error: Exception) -> Response:
        assert isinstance(error, MustSignIn)
        return RedirectResponse(f"/sign-in?{urlencode({'next': error.path})}", 303)

    application.add_exception_handler(MadoguchiError, known)
    application.add_exception_handler(MustSignIn, must_sign_in)
    application.add_exception_handler(NotSetUp, not_set_up)
    application.add_exception_handler(HTTPException, http)
    application.add_exception_handler(RequestValidationError, malformed)
    application.add_exception_handler(Exception, unexpected)

"""The page put together."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.web import errors
from bot.web.dependencies import Web
from bot.web.guards import BodyLimit, Hosts, SecurityHeaders
from bot.web.identity import Identity
from bot.web.pages import Pages
from bot.web.parts import Parts
from bot.web.rate_limit import RateLimit
from bot.web.routes import ask, documents, feedback, follow, health, questions, setup, status
from bot.web.session import Sessions
from bot.web.turns import Turns

_STATIC = Path(__file__).parent / "static"
# Generous: a whole town hall may share one address, and nobody types this fast.
_PER_PERSON = 30
_PER_ADDRESS = 300
_MINUTE = 60.0


def create(parts: Parts) -> ASGIApp:
    """The page as an ASGI application."""
    web = _web(parts)
    # No generated API pages: they load scripts from elsewhere.
    application = FastAPI(title="Madoguchi", docs_url=None, redoc_url=None, openapi_url=None)
    application.state.web = web
    for module in (ask, follow, feedback, questions, documents, status, setup, health):
        application.include_router(module.router)
    application.mount("/static", StaticFiles(directory=_STATIC), name="static")
    errors.install(application, web.pages)
    return SecurityHeaders(Hosts(BodyLimit(application, web.pages.error), parts.settings, web.pages.error))


def _web(parts: Parts) -> Web:
    identity = Identity(parts.settings, parts.secret, parts.person)
    sessions = Sessions(parts.secret)
    pages = Pages(
        sessions,
        parts.now,
        secure=parts.settings.web_public_url.startswith("https://"),
        asking_only=identity.asking_only,
    )
    return Web(
        parts,
        identity,
        sessions,
        pages,
        Turns(parts.database),
        RateLimit(_PER_PERSON, _MINUTE, parts.stopwatch),
        RateLimit(_PER_ADDRESS, _MINUTE, parts.stopwatch),
    )

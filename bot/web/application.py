"""The page put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.administration.added_documents import AddedDocuments
from bot.administration.rights import Rights
from bot.dialogue.linked import Linked
from bot.escalation.handover.letters import Letters
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.index.places import Places
from bot.learning.corrections import Corrections
from bot.learning.past_enquiries import PastEnquiries
from bot.learning.replaced import Replaced
from bot.learning.service import Learning
from bot.learning.similar import Telling
from bot.links import ACT, Links
from bot.reminders.actions import Actions
from bot.reminders.calendar import Calendars
from bot.reminders.entering import Entering
from bot.reminders.prefecture import Prefectures
from bot.reminders.standing import Standings
from bot.reminders.targets import Targets
from bot.web import errors
from bot.web.dependencies import Web
from bot.web.guards import BodyLimit, Hosts, SecurityHeaders
from bot.web.identity import Identity
from bot.web.pages import Pages
from bot.web.parts import Parts
from bot.web.rate_limit import RateLimit
from bot.web.routes import (
    act,
    added_documents,
    ask,
    audit,
    board,
    calendar,
    corrections,
    documents,
    drafts,
    duties,
    feedback,
    follow,
    health,
    index,
    ledger,
    letters,
    link,
    occurrence,
    organisations,
    past_enquiries,
    people,
    prefecture,
    prefecture_questions,
    qa,
    questions,
    recipients,
    reports,
    setup,
    sign_in,
    status,
    stocktaking,
    sums,
    targets,
    ticket_act,
    tickets,
)
from bot.web.session import LIFETIME, Sessions
from bot.web.signing_in import SignIn
from bot.web.turns import Turns

_ROUTES = (
    *(ask, follow, feedback, sums, documents, letters, tickets, ticket_act, past_enquiries),
    *(board, act, occurrence, ledger, stocktaking, calendar, duties, drafts, targets, prefecture),
    *(questions, status, index, organisations, recipients, people, audit, prefecture_questions),
    *(reports, qa, corrections, added_documents, setup, health, link, sign_in),
)
_STATIC = Path(__file__).parent / "static"
# Generous: a whole town hall may share one address, and nobody types this fast.
_PER_PERSON = 30
_PER_ADDRESS = 300
_MINUTE = 60.0
_FORM = 100_000  # bytes of a form around the file that it carries
# Spans and logs would carry what people typed; an environment variable must not turn them on.
_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create(parts: Parts, mounts: Mapping[str, ASGIApp] | None = None) -> ASGIApp:
    """The page as an ASGI application; `mounts` answer below their own paths."""
    web = _web(parts)
    application = FastAPI(
        # The generated API pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry=_NO_TELEMETRY,
    )
    application.state.web = web
    for module in _ROUTES:
        application.include_router(module.router)
    for path, answers in (mounts or {}).items():
        application.mount(path, answers)
    application.mount("/static", StaticFiles(directory=_STATIC), name="static")
    errors.install(application, web.pages)
    refuse = web.pages.error
    files = {added_documents.HERE: _FORM + parts.settings.upload_bytes}
    return SecurityHeaders(Hosts(BodyLimit(application, refuse, files), parts.settings, refuse))


def _web(parts: Parts) -> Web:
    identity = Identity(parts.settings, parts.secret, parts.person)
    signing = SignIn(parts)
    hours = parts.settings.web_sign_in_hours if signing.offered else 0
    sessions = Sessions(parts.secret, max(LIFETIME, dt.timedelta(hours=hours)))
    pages = Pages(
        sessions,
        parts.now,
        secure=parts.settings.web_public_url.startswith("https://"),
        asking_only=identity.asking_only,
        sign_in=signing.offered,
    )
    taking_over = Tickets(parts.database, terms_of(parts.settings, parts.reminders.outlooks.hours))
    return Web(
        parts,
        identity,
        sessions,
        pages,
        Turns(parts.database),
        Actions(parts.reminders),
        Standings(parts.reminders.outlooks),
        Prefectures(parts.reminders),
        Calendars(parts.database, parts.reminders.outlooks),
        Entering(parts.reminders),
        Targets(parts.database),
        Rights(parts.database, parts.secret),
        Linked(parts.presses, Links(parts.secret, parts.settings.web_public_url, ACT), parts.secret),
        signing,
        taking_over,
        Letters(taking_over, parts.secret),
        Learning(parts.database),
        Telling(parts.database),
        Corrections(parts.database, parts.library),
        Replaced(parts.database),
        PastEnquiries(parts.database),
        AddedDocuments(parts.database, Places(parts.settings.home).documents, parts.settings.upload_bytes),
        RateLimit(_PER_PERSON, _MINUTE, parts.stopwatch),
        RateLimit(_PER_ADDRESS, _MINUTE, parts.stopwatch),
    )

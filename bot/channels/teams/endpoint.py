"""The address that Teams calls: `/teams/messages` of our own web server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from json import JSONDecodeError

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.channels.teams.callers import Callers
from bot.channels.teams.listeners import Told, late
from bot.channels.teams.setup import PATH
from bot.channels.teams.spot import Activity

_LOG = logging.getLogger(__name__)

# Teams waits ten seconds for what a button does, and some are on the way.
_PATIENCE = 6.0
_BAD_REQUEST, _OUR_FAULT = 400, 500

Deal = Callable[[Activity, threading.Event], Told]
"""Deals with an activity; the event is set when nobody waits any longer."""


def application(callers: Callers, deal: Deal, *, patience: float = _PATIENCE) -> ASGIApp:
    """Lets Teams in and has its activities dealt with; a button has `patience` seconds."""

    async def messages(request: Request) -> Response:
        activity = await _activity(request)
        if activity is None:
            return Response(status_code=_BAD_REQUEST)
        service_url = str(activity.get("serviceUrl") or "")
        refusal = await callers.refusal(request.headers.get("authorization", ""), service_url)
        if refusal is not None:
            return Response(status_code=refusal)
        return _response(await _dealt(deal, activity, patience))

    return Starlette(routes=[Route(PATH, messages, methods=["POST"])])


async def _activity(request: Request) -> Activity | None:
    try:
        found = await request.json()
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


async def _dealt(deal: Deal, activity: Activity, patience: float) -> Told:
    abandoned = threading.Event()
    waits = activity.get("type") == "invoke"
    with anyio.move_on_after(patience if waits else None):
        return await anyio.to_thread.run_sync(
            partial(_deal, deal, activity, abandoned), abandon_on_cancel=waits
        )
    abandoned.set()
    return late(activity)


def _deal(deal: Deal, activity: Activity, abandoned: threading.Event) -> Told:
    try:
        return deal(activity, abandoned)
    except Exception:  # the log says what; what people wrote is not in it
        _LOG.exception("an activity of type %s could not be dealt with", str(activity.get("type"))[:40])
        return Told(_OUR_FAULT)


def _response(told: Told) -> Response:
    if told.body is None:
        return Response(status_code=told.status)
    return JSONResponse(dict(told.body), status_code=told.status)

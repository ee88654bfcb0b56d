"""A service that calls our web server: what it sends is checked, read and handed on.

Only what is signed is read at all. What is stored before we answer is never
lost; where storing fails the service is told so and may come again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

_LOG = logging.getLogger(__name__)

Body = Mapping[str, Any]
"""A JSON object as it came."""

LARGEST = 256_000
"""Bytes; no message of a person is longer."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: its body as it came, its headers and its query."""

    raw: bytes
    headers: Mapping[str, str]
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Our answer: a status, and a JSON object where the service reads one."""

    status: int = 200
    body: Body | None = None


Check = Callable[[Call], bool]
"""Whether it was signed by who may call."""
Take = Callable[[Call, Body], Told]
"""Stores what came; what it raises is a fault of ours."""


def application(path: str, check: Check, take: Take) -> Starlette:
    """Answers below the path at which it is mounted: 200 stored, 400, 401, 413, 500."""

    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        if len(raw) > LARGEST:
            return Response(status_code=413)
        call = Call(raw, request.headers, request.query_params)
        if not check(call):
            return Response(status_code=401)
        body = _object(raw)
        if body is None:
            return Response(status_code=400)
        # It writes to the database: the pages must not wait for that.
        return _response(await run_in_threadpool(_taken, take, call, body))

    return Starlette(routes=[Route(path, endpoint, methods=["POST"])])


def _object(raw: bytes) -> Body | None:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or too deep
        return None
    return found if isinstance(found, dict) else None


def _taken(take: Take, call: Call, body: Body) -> Told:
    try:
        return take(call, body)
    except Exception:  # the log says what; what people wrote is not in it
        _LOG.exception("a call could not be dealt with")
        return Told(500)


def _response(told: Told) -> Response:
    if told.body is None:
        return Response(status_code=told.status)
    return JSONResponse(dict(told.body), status_code=told.status)

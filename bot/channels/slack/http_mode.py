"""HTTP mode: Slack calls our web server, and each request is signed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.oauth import OAuthFlow
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Answer = Callable[[BoltRequest], BoltResponse]

_STAMP = "x-slack-request-timestamp"
_SECONDS = re.compile(r"[0-9]{1,12}")


def mounted(app: App | None, flow: OAuthFlow | None) -> Starlette:
    """What answers below `/slack`: `events` where Slack calls us, `install` where workspaces may join."""
    routes = []
    if app is not None:
        routes.append(Route("/events", _endpoint(app.dispatch, signed=True), methods=["POST"]))
    if flow is not None:
        routes.append(Route("/install", _endpoint(flow.handle_installation)))
        routes.append(Route("/oauth_redirect", _endpoint(flow.handle_callback)))
    return Starlette(routes=routes)


def _endpoint(answer: Answer, *, signed: bool = False) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        # The library raises for a time that is none, and Slack's retries would meet the same.
        if signed and not _SECONDS.fullmatch(request.headers.get(_STAMP, "")):
            return Response(status_code=401)
        body = await request.body()
        try:
            asked = to_bolt_request(request, body)
        except (ValueError, AttributeError):  # not UTF-8, not JSON, or not an object
            return Response(status_code=400)
        # It writes to the database: the pages must not wait for that.
        return to_starlette_response(await run_in_threadpool(answer, asked))

    return endpoint

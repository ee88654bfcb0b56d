"""What stands in front of every request: allowed hosts, body size, security headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.settings import Settings
from bot.texts import errors as texts
from bot.web.identity import host_of

_MAX_BODY = 1_000_000
# A browser shows our sentence only if it may finish sending; there is an end to that too.
_MAX_DROPPED = 20_000_000
_ANY_HOST = frozenset({"/health", "/ready"})
_EVERY_INTERFACE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to
_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

Refuse = Callable[[int, str], Response]


class Hosts:
    """Refuses names that nobody gave us: a foreign page must not reach the local one by DNS."""

    def __init__(self, application: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        self._application = application
        self._refuse = refuse
        self._allowed = {"127.0.0.1", "::1", "localhost", *map(str.lower, settings.web_hosts)}
        self._allowed |= {settings.web_host.lower()} - _EVERY_INTERFACE
        self._allowed |= {urlsplit(settings.web_public_url).hostname or "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is addressed to us."""
        if scope["type"] == "http" and scope["path"] not in _ANY_HOST:
            host = host_of(Headers(scope=scope).get("host", ""))
            if host not in self._allowed:
                await self._refuse(400, texts.WRONG_HOST)(scope, receive, send)
                return
        await self._application(scope, receive, send)


class BodyLimit:
    """Refuses bodies that are larger than any form of ours, in our own words.

    Starlette's limit answers in English and before a browser that still sends
    can read it. `larger` names the paths that take files, with their limits in
    bytes: these bodies are passed on as they come, for whoever may send them.
    """

    def __init__(self, application: ASGIApp, refuse: Refuse, larger: Mapping[str, int]) -> None:
        self._application = application
        self._refuse = refuse
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body before anything else does, and pass it on whole."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._application(scope, receive, send)
            return
        if limit := self._larger.get(scope["path"]):
            await self._application(scope, _counted(receive, limit), send)
            return
        body = await _read(receive)
        if body is None:
            await self._refuse(413, "")(scope, receive, send)
            return
        unread = [body]

        async def replay() -> Message:
            if unread:
                return {"type": "http.request", "body": unread.pop(), "more_body": False}
            return await receive()

        await self._application(scope, replay, send)


class SecurityHeaders:
    """Adds the headers that keep a browser from doing what the page never asks for."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers may name internal matters, so only the static files may be kept."""
        static = scope.get("path", "").startswith("/static/")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache" if static else "no-store")
            await send(message)

        await self._application(scope, receive, guarded)


def _counted(receive: Receive, limit: int) -> Receive:
    """Gives a body on until it is too large; then the rest is read and dropped, and the request fails."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size <= limit:
            return message
        while size <= limit + _MAX_DROPPED and message.get("more_body", False):
            message = await receive()
            size += len(message.get("body", b""))
        raise HTTPException(413)

    return counted


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None where it is too large; what is too large is read and dropped."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        size += len(message.get("body", b""))
        if size <= _MAX_BODY:
            chunks.append(message.get("body", b""))
        if size > _MAX_DROPPED or not message.get("more_body", False):
            return b"".join(chunks) if size <= _MAX_BODY else None

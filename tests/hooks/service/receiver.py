"""A system that is joined by the webhook: it does what docs/webhook.md asks of one, and no more."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.hooks.service.faults import Faults, Waiting
from tests.web.live import Live

SHARED = "a-secret-of-a-town-that-does-not-exist"
_ADDRESS = re.compile(r"https?://[^\s]+|www\.[^\s]+")
_CALL = re.compile(r"(?<!\w)@(?:here|channel|everyone|all)\b")


@dataclass
class Receiver:
    """`shown` is what people see: each id once, as it was replaced last; `got` are all calls."""

    events: str = ""
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    got: list[dict[str, Any]] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    waiting: Waiting = field(default_factory=Waiting)
    secret: str = SHARED

    def __post_init__(self) -> None:
        self._live = Live(Starlette(routes=[Route("/in", self._take, methods=["POST"])]))
        self._seen: set[str] = set()
        self.address = f"{self._live.address}/in"

    def close(self) -> None:
        self._live.close()

    def settings(self, **more: Any) -> dict[str, Any]:
        return {"webhook_url": self.address, "webhook_secret": self.secret, **more}

    def sends(self, event: dict[str, Any], **changed: Any) -> httpx.Response:
        """Bring an event, rightly signed unless `stamp`, `secret` or `signature` say otherwise."""
        raw = json.dumps(event, ensure_ascii=False).encode()
        stamp = str(changed.get("stamp", int(time.time())))
        signed = changed.get("signature") or f"v1={signature(changed.get('secret', self.secret), stamp, raw)}"
        return self.post(raw, {"x-madoguchi-timestamp": stamp, "x-madoguchi-signature": signed})

    def post(self, raw: bytes, headers: dict[str, str]) -> httpx.Response:
        known = {"content-type": "application/json", "host": "madoguchi.example.lg.jp"}
        return httpx.post(self.events, content=raw, headers={**known, **headers}, trust_env=False, timeout=30)

    async def _take(self, request: Request) -> Response:
        refused = self.faults.before(_refuse)
        if refused:
            return refused
        raw = await request.body()
        stamp = request.headers.get("x-madoguchi-timestamp", "")
        if request.headers.get("x-madoguchi-signature") != f"v1={signature(self.secret, stamp, raw)}":
            return Response(status_code=401)
        message = json.loads(raw)
        self.got.append(message)
        if message["type"] == "message":
            self._show(message)
        self.waiting.tell()
        await self.faults.after()
        return JSONResponse({})

    def _show(self, message: dict[str, Any]) -> None:
        if message["id"] in self._seen:
            return
        self._seen.add(message["id"])
        self.shown[message["replaces"] or message["id"]] = message


def signature(secret: str, stamp: str, raw: bytes) -> str:
    return hmac.new(secret.encode(), stamp.encode() + b"." + raw, hashlib.sha256).hexdigest()


def links_in(message: dict[str, Any]) -> list[str]:
    """What a system that makes links of plain text would open."""
    return _ADDRESS.findall(message["text"])


def calls_in(message: dict[str, Any]) -> list[str]:
    return _CALL.findall(message["text"])


def _refuse(status: int, seconds: str) -> Response:
    return Response(status_code=status, headers={"retry-after": seconds} if seconds else {})

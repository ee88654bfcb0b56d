"""LINE WORKS as its documentation describes it: tokens, messages, the bot, signed callbacks.

https://developers.worksmobile.com/en/docs/auth-jwt, …/bot-send-text,
…/bot-send-button, …/bot-actionobject, …/bot-callback, …/rate-limits.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.hooks.service.faults import Faults, Waiting
from tests.web.live import Live

BOT, BOT_SECRET = "6811630", "bot-secret-of-a-town-that-does-not-exist"
CLIENT, CLIENT_SECRET = "client-id", "client-secret"
ACCOUNT = "x1.serviceaccount@town"
_MENTION = re.compile(r'<m userId="([^"]+)">', re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s]+|www\.[^\s]+")


@cache
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    kind, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, kind, plain).decode()


def _public_key() -> Any:
    return serialization.load_pem_private_key(private_key().encode(), None).public_key()


@dataclass(frozen=True)
class Got:
    """A message that the service took."""

    address: str
    content: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.content.get("text") or self.content.get("contentText"))

    @property
    def actions(self) -> list[dict[str, Any]]:
        return list(self.content.get("actions", ()))

    @property
    def links(self) -> list[str]:
        """What opens when it is pressed: in the text, and on buttons."""
        return [*_ADDRESS.findall(self.text), *(each["uri"] for each in self.actions if "uri" in each)]

    @property
    def calls(self) -> list[str]:
        return _MENTION.findall(self.text)


@dataclass
class LineWorks:
    """`got` is everything that was taken; `callback` is where events go."""

    callback: str = ""
    registered: str = ""
    name: str = "窓口"
    lifetime: int = 86400
    got: list[Got] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    waiting: Waiting = field(default_factory=Waiting)
    tokens: set[str] = field(default_factory=set)
    exchanged: int = 0

    def __post_init__(self) -> None:
        self._live = Live(
            Starlette(
                routes=[
                    Route("/oauth2/v2.0/token", self._token, methods=["POST"]),
                    Route("/v1.0/bots/{bot}", self._bot, methods=["GET"]),
                    Route("/v1.0/bots/{bot}/{kind}/{id}/messages", self._message, methods=["POST"]),
                ]
            )
        )
        self.address = self._live.address

    def close(self) -> None:
        self._live.close()

    def settings(self, **more: Any) -> dict[str, Any]:
        """Those of an installation that uses this bot."""
        return {
            "lineworks_bot_id": BOT,
            "lineworks_bot_secret": BOT_SECRET,
            "lineworks_client_id": CLIENT,
            "lineworks_client_secret": CLIENT_SECRET,
            "lineworks_service_account": ACCOUNT,
            "lineworks_private_key": private_key(),
            "lineworks_api_url": f"{self.address}/v1.0/",
            "lineworks_auth_url": f"{self.address}/oauth2/v2.0/token",
            **more,
        }

    def event(self, body: dict[str, Any], *, secret: str = BOT_SECRET) -> httpx.Response:
        """Bring something to the bot's server."""
        raw = json.dumps(body, ensure_ascii=False).encode()
        return self.post(raw, signature(secret, raw))

    def post(self, raw: bytes, signed: str) -> httpx.Response:
        headers = {
            b"content-type": b"application/json; charset=UTF-8",
            b"x-works-botid": BOT.encode(),
            b"x-works-signature": signed.encode(),
            b"host": b"madoguchi.example.lg.jp",
        }
        return httpx.post(self.callback, content=raw, headers=headers, trust_env=False, timeout=30)

    def writes(self, user: str, text: str, *, room: str = "", domain: int = 40029600, **content: str) -> Any:
        """A member writes, or presses a button of the template."""
        source = {"userId": user, "domainId": domain} | ({"channelId": room} if room else {})
        return self.event(
            {
                "type": "message",
                "source": source,
                "issuedTime": dt.datetime.now(dt.UTC).isoformat(),
                "content": {"type": "text", "text": text, **content},
            }
        )

    async def _token(self, request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, CLIENT_SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        if form.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer" or not form.get("scope"):
            return JSONResponse({"error": "invalid_request"}, 400)
        try:
            claims = jwt.decode(form["assertion"], _public_key(), algorithms=["RS256"])
        except jwt.PyJWTError:
            return JSONResponse({"error": "invalid_grant"}, 400)
        if (claims["iss"], claims["sub"]) != (CLIENT, ACCOUNT) or claims["exp"] - claims["iat"] > 3600:
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = secrets.token_hex(8)
        self.tokens.add(token)
        self.exchanged += 1
        lifetime = str(self.lifetime)
        return JSONResponse(
            {"access_token": token, "token_type": "Bearer", "expires_in": lifetime, "scope": form["scope"]}
        )

    async def _bot(self, request: Request) -> Response:
        refused = self._unauthorized(request)
        if refused:
            return refused
        return JSONResponse({"botId": BOT, "botName": self.name, "callbackUrl": self.registered})

    async def _message(self, request: Request) -> Response:
        refused = self.faults.before(_refuse) or self._unauthorized(request)
        if refused:
            return refused
        content = (await request.json())["content"]
        wrong = wrong_with(content)
        if wrong or request.path_params["kind"] not in ("users", "channels"):
            return JSONResponse({"code": "INVALID_PARAMETER", "description": wrong}, 400)
        self.got.append(Got(f"{request.path_params['kind']}/{request.path_params['id']}", content))
        self.waiting.tell()
        await self.faults.after()
        return Response(status_code=201)

    def _unauthorized(self, request: Request) -> Response | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token not in self.tokens:
            return JSONResponse({"code": "UNAUTHORIZED", "description": "Authentication failed"}, 401)
        if request.path_params["bot"] != BOT:
            return JSONResponse({"code": "NOT_FOUND", "description": "no bot"}, 404)
        return None


def signature(secret: str, raw: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()


def wrong_with(content: dict[str, Any]) -> str:
    """What the documented limits forbid; "" for nothing."""
    if content["type"] == "text":
        return "" if 0 < len(content["text"]) <= 2000 else "text"
    if content["type"] != "button_template":
        return "type"
    if not 0 < len(content["contentText"]) <= 1000:
        return "contentText"
    if not 0 < len(content["actions"]) <= 10:
        return "actions"
    return next((each["type"] for each in content["actions"] if not _is_action(each)), "")


def _is_action(action: dict[str, Any]) -> bool:
    if not 0 < len(action["label"]) <= 20:
        return False
    if action["type"] == "uri":
        return str(action["uri"]).startswith("https://") and len(action["uri"]) <= 1000
    return action["type"] == "message" and len(action["text"]) <= 300 and len(action["postback"]) <= 300


def _refuse(status: int, seconds: str) -> Response:
    code = "TOO_MANY_REQUESTS" if status == 429 else "SERVICE_UNAVAILABLE"
    headers = {"rateLimit-reset": seconds} if seconds else {}
    return JSONResponse({"code": code, "description": "refused"}, status, headers)

"""Chatwork as its documentation describes it: rooms, messages, members, the signed webhook.

https://developer.chatwork.com/docs/endpoints, …/docs/webhook, …/docs/message-notation
and …/reference.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import re
import time
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.hooks.service.faults import Faults, Waiting
from tests.web.live import Live

TOKEN = "token-of-an-account-that-does-not-exist"
WEBHOOK_TOKEN = base64.b64encode(b"secret-of-a-webhook-that-does-not-exist").decode()
OWN, ORGANISATION = 1484814, 101
ROOM = 567890123
_TAG = re.compile(
    r"\[/?(?:To:\d+|toall|rp aid=\d+ to=\d+-\d+|qt|qtmeta [^\]]*|info|title|hr|code|picon(?:name)?:\d+)\]",
    re.IGNORECASE,
)
_CALL = re.compile(r"\[(?:To:(\d+)|(toall)|rp aid=(\d+) to=\d+-\d+)\]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\[]+")


@dataclass(frozen=True)
class Posted:
    """A message in a room, as it stands."""

    id: str
    room: int
    account: int
    body: str
    at: int
    edited: bool = False

    @property
    def text(self) -> str:
        """What people read."""
        return _TAG.sub("\n", self.body)

    @property
    def links(self) -> list[str]:
        return _ADDRESS.findall(self.body)

    @property
    def calls(self) -> list[str]:
        return ["".join(found) for found in _CALL.findall(self.body)]


@dataclass
class Chatwork:
    """`members` are accounts with their organisations; `webhook` is where events go."""

    webhook: str = ""
    role: str = "member"
    members: dict[int, int] = field(default_factory=lambda: {OWN: ORGANISATION})
    posted: dict[str, Posted] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    waiting: Waiting = field(default_factory=Waiting)
    hides: bool = False

    def __post_init__(self) -> None:
        self._ids = itertools.count(1_000_000_000_000_001)
        one = "/v2/rooms/{room}/messages"
        self._live = Live(
            Starlette(
                routes=[
                    Route("/v2/me", self._me, methods=["GET"]),
                    Route("/v2/rooms/{room}", self._room, methods=["GET"]),
                    Route("/v2/rooms/{room}/members", self._members, methods=["GET"]),
                    Route(one, self._post, methods=["POST"]),
                    Route(one, self._list, methods=["GET"]),
                    Route(one + "/{message}", self._put, methods=["PUT"]),
                ]
            )
        )
        self.address = self._live.address

    def close(self) -> None:
        self._live.close()

    def settings(self, **more: Any) -> dict[str, Any]:
        return {
            "chatwork_api_token": TOKEN,
            "chatwork_webhook_token": WEBHOOK_TOKEN,
            "chatwork_api_url": f"{self.address}/v2/",
            **more,
        }

    @property
    def ours(self) -> list[Posted]:
        """What the application wrote, oldest first, each as it stands."""
        return [each for each in self.posted.values() if each.account == OWN]

    def writes(self, account: int, text: str, *, room: int = ROOM, to: str = "", **changed: Any) -> Posted:
        """A person writes and calls us; `to` is the message that they reply to."""
        tag = f"[rp aid={OWN} to={room}-{to}]窓口さん\n" if to else f"[To:{OWN}]窓口さん\n"
        posted = self._add(room, account, tag + text)
        answer = self.event(mention(posted, **changed))
        assert answer.status_code == 200, answer.text
        return posted

    def event(self, body: dict[str, Any], *, token: str = WEBHOOK_TOKEN, in_query: bool = False) -> Any:
        raw = json.dumps(body, ensure_ascii=False).encode()
        signed = signature(token, raw)
        headers = {"content-type": "application/json", "host": "madoguchi.example.lg.jp"}
        given = {"params": {"chatwork_webhook_signature": signed}} if in_query else {}
        if not in_query:
            headers["x-chatworkwebhooksignature"] = signed
        return httpx.post(self.webhook, content=raw, headers=headers, trust_env=False, timeout=30, **given)

    def _add(self, room: int, account: int, body: str) -> Posted:
        posted = Posted(str(next(self._ids)), room, account, body, int(time.time()))
        self.posted[posted.id] = posted
        self.waiting.tell()
        return posted

    async def _me(self, request: Request) -> Response:
        refused = self._refused(request)
        return refused or JSONResponse({"account_id": OWN, "name": "窓口", "organization_id": ORGANISATION})

    async def _room(self, request: Request) -> Response:
        refused = self._refused(request)
        return refused or JSONResponse(
            {"room_id": ROOM, "name": "情シス", "type": "group", "role": self.role}
        )

    async def _members(self, request: Request) -> Response:
        found = [{"account_id": who, "organization_id": of} for who, of in self.members.items()]
        return self._refused(request) or JSONResponse(found)

    async def _post(self, request: Request) -> Response:
        refused = self.faults.before(_refuse) or self._refused(request)
        if refused:
            return refused
        body = str((await request.form())["body"])
        if not 0 < len(body) <= 65535:
            return JSONResponse({"errors": ["body is invalid"]}, 400)
        posted = self._add(int(request.path_params["room"]), OWN, body)
        await self.faults.after()
        return JSONResponse({"message_id": posted.id})

    async def _put(self, request: Request) -> Response:
        known = self.posted.get(request.path_params["message"])
        refused = self._refused(request)
        if refused or known is None or known.account != OWN:
            return refused or JSONResponse({"errors": ["You don't have permission"]}, 403)
        body = str((await request.form())["body"])
        self.posted[known.id] = replace(known, body=body, edited=True)
        self.waiting.tell()
        return JSONResponse({"message_id": known.id})

    async def _list(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused:
            return refused
        newest = list(self.posted.values())[-100:]
        if not newest or self.hides:
            return Response(status_code=204)
        return JSONResponse(
            [
                {
                    "message_id": each.id,
                    "account": {"account_id": each.account},
                    "body": each.body,
                    "send_time": each.at,
                    "update_time": 0,
                }
                for each in newest
            ]
        )

    def _refused(self, request: Request) -> Response | None:
        if request.headers.get("x-chatworktoken") != TOKEN:
            return JSONResponse({"errors": ["Invalid API token"]}, 401)
        if request.path_params.get("room", str(ROOM)) != str(ROOM):
            return JSONResponse({"errors": ["You don't have permission to access the room"]}, 403)
        return None


def mention(posted: Posted, **changed: Any) -> dict[str, Any]:
    """The event `mention_to_me` of a message."""
    return {
        "webhook_setting_id": "12345",
        "webhook_event_type": "mention_to_me",
        "webhook_event_time": posted.at,
        "webhook_event": {
            "from_account_id": posted.account,
            "to_account_id": OWN,
            "room_id": posted.room,
            "message_id": posted.id,
            "body": posted.body,
            "send_time": posted.at,
            "update_time": 0,
            **changed,
        },
    }


def signature(token: str, raw: bytes) -> str:
    return base64.b64encode(hmac.new(base64.b64decode(token), raw, hashlib.sha256).digest()).decode()


def _refuse(status: int, seconds: str) -> Response:
    headers = {"x-ratelimit-reset": str(int(time.time() + float(seconds)))} if seconds else {}
    return JSONResponse({"errors": ["refused"]}, status, headers)

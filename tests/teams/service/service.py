"""A stand-in for the Bot Connector: what we call, and what calls us.

The paths, bodies and answers are those of Microsoft Learn, "Bot Connector REST
API", "Stream bot messages" and "Messages in bot conversations". What Teams
would refuse is refused here with a sentence that says why.
"""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.teams.acceptance import takes
from tests.teams.service.chat import Chat, Posted, next_id
from tests.teams.service.faults import Fault, Faults
from tests.web.live import Live

BOT = "28:0d1c2b3a-0000-4000-8000-0000000000b0"
_THREAD = ";messageid="


class TeamsService:
    """Serves from `with` on; `url` is the service URL of every conversation."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.chats: dict[str, Chat] = {}
        self.members: dict[str, dict[str, Any]] = {}
        self.tokens: list[str] = []
        self.calls: list[str] = []
        self.refused: list[str] = []
        self.streams: dict[str, str] = {}
        self._changed = threading.Condition()
        routes = [
            Route("/v3/conversations/{conversation}/activities", self._post, methods=["POST"]),
            Route("/v3/conversations/{conversation}/activities/{activity}", self._put, methods=["PUT"]),
            Route("/v3/conversations/{conversation}/members/{member}", self._member),
        ]
        self._application = Starlette(routes=routes)
        self._live: Live | None = None

    @property
    def url(self) -> str:
        """Where we are to call."""
        assert self._live, "nobody serves"
        return self._live.address

    def __enter__(self) -> Self:
        self._live = Live(self._application)
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.close()

    def chat(self, id_: str, kind: str, tenant: str, team: str = "") -> Chat:
        """A conversation that exists."""
        return self.chats.setdefault(id_, Chat(id_, kind, tenant, team))

    def until(self, happened: Any, *, seconds: float = 15.0) -> None:
        """Wait until something is so; fails where it never is."""
        with self._changed:
            assert self._changed.wait_for(happened, seconds), f"never happened; refused: {self.refused}"

    async def _post(self, request: Request) -> Response:
        activity = await request.json()
        call = _call(activity)
        return await self._answered(request, call, lambda: self._store(request, activity))

    async def _put(self, request: Request) -> Response:
        activity = await request.json()
        return await self._answered(request, "put", lambda: self._replace(request, activity))

    async def _member(self, request: Request) -> Response:
        known = self.members.get(request.path_params["member"])
        found = JSONResponse(known) if known else _error(404, "MemberNotFoundInConversation")
        return await self._answered(request, "member", lambda: found)

    async def _answered(self, request: Request, call: str, do: Any) -> Response:
        with self._changed:
            self.tokens.append(request.headers.get("authorization", ""))
            self.calls.append(call)
            self._changed.notify_all()
        fault = self.faults.take(call)
        if fault is None:
            return self._told(do)
        answer = self._told(do) if fault.stored else None
        await asyncio.sleep(fault.slow)
        return _broken(fault, answer)

    def _told(self, do: Any) -> Response:
        with self._changed:
            answer: Response = do()
            self._changed.notify_all()
        return answer

    def _store(self, request: Request, activity: dict[str, Any]) -> Response:
        conversation, _, thread = request.path_params["conversation"].partition(_THREAD)
        chat = self.chats.get(conversation)
        if chat is None:
            return _error(404, "ConversationNotFound")
        if activity["type"] == "typing":
            return self._begin_stream(chat, activity)
        refused = self._refusal(activity)
        if refused:
            return refused
        stream = _stream(activity)
        if stream:
            return self._end_stream(chat, stream, activity)
        chat.posted.append(Posted(next_id(), activity, thread))
        return JSONResponse({"id": chat.posted[-1].id}, status_code=201)

    def _begin_stream(self, chat: Chat, activity: dict[str, Any]) -> Response:
        if chat.kind != "personal":
            return _error(403, "ContentStreamNotAllowed")
        [info] = [each for each in activity["entities"] if each["type"] == "streaminfo"]
        assert info["streamSequence"] == 1
        assert info["streamType"] == activity["channelData"]["streamType"] == "informative"
        id_ = next_id()
        self.streams[id_] = chat.id
        chat.working.append(activity["text"])
        return JSONResponse({"id": id_}, status_code=201)

    def _end_stream(self, chat: Chat, stream: str, activity: dict[str, Any]) -> Response:
        if self.streams.pop(stream, "") != chat.id:
            return _error(403, "ContentStreamNotAllowed")
        chat.posted.append(Posted(stream, activity, streamed=True))
        return JSONResponse({}, status_code=202)

    def _replace(self, request: Request, activity: dict[str, Any]) -> Response:
        conversation = request.path_params["conversation"].partition(_THREAD)[0]
        chat = self.chats.get(conversation)
        message = chat.find(request.path_params["activity"]) if chat else None
        if message is None:
            return _error(404, "ActivityNotFoundInConversation")
        refused = self._refusal(activity)
        if refused:
            return refused
        message.activity, message.versions = activity, message.versions + 1
        return JSONResponse({"id": message.id})

    def _refusal(self, activity: dict[str, Any]) -> Response | None:
        ours = {"from", "conversation", "id"}
        said = {name: value for name, value in activity.items() if name not in ours}
        said["entities"] = [each for each in said.get("entities", []) if each["type"] != "streaminfo"]
        try:
            takes(said)
        except Exception as why:
            self.refused.append(repr(why)[:300])
            return _error(400, "BadSyntax")
        return None


def _call(activity: dict[str, Any]) -> str:
    if activity["type"] == "typing":
        return "stream"
    return "final" if _stream(activity) else "post"


def _stream(activity: dict[str, Any]) -> str:
    found = [each for each in activity.get("entities", []) if each["type"] == "streaminfo"]
    return str(found[0]["streamId"]) if found else ""


def _broken(fault: Fault, answer: Response | None) -> Response:
    if fault.silent:
        # An answer that ends before it began: the connection is closed.
        return Response(content=b"", headers={"content-length": "100"})
    if fault.page:
        return PlainTextResponse("<html>proxy</html>", status_code=fault.status)
    if fault.status == 200:
        return answer or Response(status_code=200)
    return _error(fault.status, fault.code, fault.headers)


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> JSONResponse:
    body = {"error": {"code": code, "message": code}}
    return JSONResponse(body, status_code=status, headers=headers)

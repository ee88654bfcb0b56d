"""Calls to the Bot Connector, from whatever thread.

The library for Teams is asynchronous; it runs on a loop of its own here.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TypeVar

import anyio
import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.api.activities.typing import TypingActivityInput
from microsoft_teams.api.auth.credentials import TokenProviderProtocol
from microsoft_teams.api.clients import ApiClient
from microsoft_teams.common import Client

_T = TypeVar("_T")
_NO_ID = "DO_NOT_USE_PLACEHOLDER_ID"
_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes: `conversation` with its thread, and `bot`, who we are there."""

    service_url: str
    conversation: str
    bot: str


@dataclass(frozen=True, slots=True)
class Member:
    """What Teams says of somebody in a conversation."""

    role: str
    tenant: str


class Connector:
    """Tries once; raises what httpx raises, `NoToken`, and `TimeoutError` after `patience` seconds."""

    def __init__(
        self, tokens: TokenProviderProtocol, client: Callable[[], httpx.AsyncClient], *, patience: float
    ) -> None:
        self._tokens = tokens
        self._client = client
        self._patience = patience
        self._lock = threading.Lock()
        self._running = ExitStack()
        self._portal: BlockingPortal | None = None
        self._api: ApiClient | None = None

    def post(self, to: Address, activity: dict[str, Any], *, stream: str = "") -> str:
        """Say something; its id, empty where Teams gives none. With `stream` it ends that stream."""
        return self._run(self._post, to, activity, stream)

    def update(self, to: Address, message: str, activity: dict[str, Any]) -> None:
        """Have a message of ours say something else."""
        self._run(self._update, to, message, activity)

    def begin_stream(self, to: Address, text: str) -> Future[str]:
        """Show that something is being done; the id of the stream, later."""
        return self._started().start_task_soon(self._begin, to, text)

    def member(self, to: Address, account: str, *, patience: float) -> Member:
        """What Teams knows of a user in a conversation."""
        return self._run(self._member, to, account, patience=patience)

    def close(self) -> None:
        """Give the loop back; what is under way is cancelled."""
        with self._lock:
            if self._portal and self._api:
                self._portal.call(self._api.http.http.aclose)
            self._running.close()
            self._portal, self._api = None, None

    def _run(self, call: Callable[..., Awaitable[_T]], *arguments: Any, patience: float | None = None) -> _T:
        async def patiently() -> _T:
            with anyio.fail_after(patience or self._patience + _MARGIN):
                return await call(*arguments)

        return self._started().call(patiently)

    def _started(self) -> BlockingPortal:
        with self._lock:
            if self._portal is None:
                self._portal = self._running.enter_context(start_blocking_portal())
            return self._portal

    def _at(self, to: Address) -> ApiClient:
        if self._api is None:
            self._api = ApiClient(to.service_url, Client(_http=self._client()), token_provider=self._tokens)
        return self._api.from_service_url(to.service_url)

    async def _post(self, to: Address, activity: dict[str, Any], stream: str) -> str:
        message = MessageActivityInput.model_validate(_from_us(to, activity))
        if stream:
            message.id = stream
            message.add_stream_final()
        sent = await self._at(to).conversations.create_activity(to.conversation, message)
        return stream or ("" if sent.id == _NO_ID else sent.id)

    async def _update(self, to: Address, message: str, activity: dict[str, Any]) -> None:
        changed = MessageActivityInput.model_validate({**_from_us(to, activity), "id": message})
        await self._at(to).conversations.update_activity(to.conversation, message, changed)

    async def _begin(self, to: Address, text: str) -> str:
        said = {"text": text, "channelData": {"streamType": "informative"}}
        typing = TypingActivityInput.model_validate(_from_us(to, said)).add_stream_update(1)
        with anyio.fail_after(self._patience):
            sent = await self._at(to).conversations.create_activity(to.conversation, typing)
        return "" if sent.id == _NO_ID else sent.id

    async def _member(self, to: Address, account: str) -> Member:
        found = await self._at(to).conversations.get_member_by_id(to.conversation, account)
        return Member(found.user_role or "", (found.tenant_id or "").lower())


def _from_us(to: Address, activity: dict[str, Any]) -> dict[str, Any]:
    return {**activity, "from": {"id": to.bot}, "conversation": {"id": to.conversation}}

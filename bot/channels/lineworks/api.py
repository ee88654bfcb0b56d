"""Calls of the Bot API (https://developers.worksmobile.com/en/docs/bot-api)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bot.channels.lineworks.tokens import Tokens

_UNAUTHORIZED = 401


@dataclass(frozen=True, slots=True)
class Api:
    """One bot; `url` ends with a slash. Raises one of `outcome.FAILURES`."""

    url: str
    bot: str
    tokens: Tokens
    client: Callable[[], httpx.Client]

    def send(self, address: str, content: dict[str, Any]) -> httpx.Response:
        """Post one message to `users/ID` or `channels/ID`."""
        return self._call("POST", f"/{address}/messages", {"content": content})

    def bot_itself(self) -> httpx.Response:
        """The bot as it is registered: `botName`, `callbackUrl` …"""
        return self._call("GET", "", None)

    def _call(self, method: str, path: str, body: dict[str, Any] | None) -> httpx.Response:
        token = self.tokens.get()
        headers = {"authorization": f"Bearer {token}"}
        with self.client() as client:
            answer = client.request(method, f"{self.url}bots/{self.bot}{path}", json=body, headers=headers)
        if answer.status_code == _UNAUTHORIZED:
            self.tokens.drop(token)
        return answer

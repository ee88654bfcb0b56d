"""Tokens with which we call Teams, from Entra ID.

The library for Teams would ask for them past the proxy and the authorities of
the settings, so it is given these.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import anyio.to_thread
import httpx
import msal

from bot.settings import Settings

_SCOPE = "https://api.botframework.com/.default"
_AUTHORITY = "https://login.microsoftonline.com/"


class NoToken(Exception):
    """Entra ID refuses us; `code` is its reason (invalid_client …), `number` the one of AADSTS."""

    def __init__(self, code: str, number: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.number = number


class NoAnswer(Exception):
    """Entra ID could not be asked, so nothing was sent; the cause says why."""


class Tokens:
    """Keeps a token until shortly before it runs out; `client` makes what asks for one."""

    def __init__(self, settings: Settings, client: Callable[[], httpx.Client]) -> None:
        self._settings = settings
        self._client = client
        self._lock = threading.Lock()
        self._application: msal.ConfidentialClientApplication | None = None

    async def get_app_token(self, _scope: str, _tenant_id: str | None) -> str:
        """The token for the Bot Connector. Raises `NoToken` and `NoAnswer`."""
        return await anyio.to_thread.run_sync(self.token)

    def token(self) -> str:
        """The same, from a thread."""
        try:
            answer = self._answer()
        except (httpx.HTTPError, msal.exceptions.MsalError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from error
        if "access_token" not in answer:
            numbers = answer.get("error_codes") or [""]
            raise NoToken(str(answer.get("error") or "no_token"), str(numbers[0]))
        return str(answer["access_token"])

    def _answer(self) -> dict[str, Any]:
        with self._lock:
            if self._application is None:
                self._application = self._registered()
            answer: dict[str, Any] = self._application.acquire_token_for_client([_SCOPE])
        return answer

    def _registered(self) -> msal.ConfidentialClientApplication:
        secret = self._settings.teams_client_secret
        return msal.ConfidentialClientApplication(
            self._settings.teams_client_id,
            client_credential=secret.get_secret_value() if secret else None,
            authority=_AUTHORITY + self._settings.teams_tenant_id,
            http_client=self._client(),
            # It would ask further servers of Microsoft's whether this one is.
            instance_discovery=False,
        )


class Unsigned:
    """Stands for a token where nobody checks one: on this machine, while developing."""

    async def get_app_token(self, _scope: str, _tenant_id: str | None) -> str:
        """Nothing that would open anything."""
        return "unsigned"

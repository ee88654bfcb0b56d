"""Tokens with which we call Teams, from Entra ID.

The library for Teams would ask for them past the proxy and the authorities of
the settings, so it is given these.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import anyio.to_thread
import httpx
import msal

from bot.settings import Settings

_SCOPE = "https://api.botframework.com/.default"
_AUTHORITY = "https://login.microsoftonline.com/"


class NoToken(Exception):
    """Entra ID refuses us; `code` is its reason (invalid_client, unauthorized_client …)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Tokens:
    """Keeps a token until shortly before it runs out; `client` makes what asks for one."""

    def __init__(self, settings: Settings, client: Callable[[], httpx.Client]) -> None:
        self._settings = settings
        self._client = client
        self._lock = threading.Lock()
        self._application: msal.ConfidentialClientApplication | None = None

    async def get_app_token(self, _scope: str, _tenant_id: str | None) -> str:
        """The token for the Bot Connector. Raises `NoToken`, and what the client raises."""
        return await anyio.to_thread.run_sync(self.token)

    def token(self) -> str:
        """The same, from a thread."""
        with self._lock:
            if self._application is None:
                self._application = self._registered()
            answer = self._application.acquire_token_for_client([_SCOPE])
        if "access_token" not in answer:
            raise NoToken(str(answer.get("error") or "no_token"))
        return str(answer["access_token"])

    def _registered(self) -> msal.ConfidentialClientApplication:
        secret = self._settings.teams_client_secret
        return msal.ConfidentialClientApplication(
            self._settings.teams_client_id,
            client_credential=secret.get_secret_value() if secret else None,
            authority=_AUTHORITY + self._settings.teams_tenant_id,
            http_client=self._client(),
        )


class Unsigned:
    """Stands for a token where nobody checks one: on this machine, while developing."""

    async def get_app_token(self, _scope: str, _tenant_id: str | None) -> str:
        """Nothing that would open anything."""
        return "unsigned"

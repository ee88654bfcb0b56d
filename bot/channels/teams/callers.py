"""Whether a request comes from Teams.

The rules are those of the library for Teams (Microsoft Learn, "Authentication
with the Bot Connector API"): signed by the Bot Connector, for us, valid now,
and for the address that the activity wants to be answered at. The keys are
fetched through the proxy and the authorities of the settings.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

import anyio.to_thread
import httpx
import jwt
from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.apps.auth import TokenValidator

from bot.channels.teams.spot import is_local

_LOG = logging.getLogger(__name__)

KEYS = "https://login.botframework.com/v1/.well-known/keys"
_CHANNEL = "msteams"
_BEARER = "Bearer "
# 「You can cache the keys … for up to 24 hours.」 An unknown key is asked for at once.
_KEPT = 24 * 3600.0

OK, FORBIDDEN, UNAUTHORIZED, UNAVAILABLE = 200, 403, 401, 503


class Callers(Protocol):
    """Who may call us."""

    async def refusal(self, authorization: str, service_url: str) -> int | None:
        """The HTTP status with which a request is refused, or None."""
        ...


class Keys(jwt.PyJWKClient):
    """The Bot Connector's keys that are good for Teams; `client` makes what fetches them."""

    def __init__(self, uri: str, client: Callable[[], httpx.Client]) -> None:
        super().__init__(uri, lifespan=_KEPT)
        self._client = client

    def fetch_data(self) -> Any:
        """Raises `PyJWKClientConnectionError` where they cannot be had."""
        try:
            with self._client() as client:
                answer = client.get(self.uri)
                found = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise jwt.PyJWKClientConnectionError(type(error).__name__) from error
        keys = found.get("keys", []) if isinstance(found, dict) else []
        return {"keys": [key for key in keys if _CHANNEL in key.get("endorsements", [_CHANNEL])]}


class SignedCallers:
    """Lets the Bot Connector in, and nobody else."""

    def __init__(self, client_id: str, keys: Keys) -> None:
        self._keys = keys
        self._validator = TokenValidator.for_service(client_id, cloud=PUBLIC)
        # It has no other place for keys that come through a proxy.
        self._validator._jwks_client = keys

    async def refusal(self, authorization: str, service_url: str) -> int | None:
        """401 for whoever cannot prove to be the Bot Connector, 503 where its keys cannot be had."""
        token = authorization.removeprefix(_BEARER)
        if token == authorization or not service_url:
            return UNAUTHORIZED
        try:
            # Fetching blocks, and the web server must not wait for it.
            await anyio.to_thread.run_sync(self._keys.get_signing_key_from_jwt, token)
            claims = await self._validator.validate_token(token, service_url)
            if "exp" not in claims:
                raise jwt.MissingRequiredClaimError("exp")
        except jwt.PyJWKClientConnectionError as error:
            _LOG.error("the Bot Connector's keys cannot be fetched: %s", error)
            return UNAVAILABLE
        except jwt.PyJWTError as error:
            _LOG.warning("a request that is not from Teams: %s", type(error).__name__)
            return UNAUTHORIZED
        return None if urlsplit(service_url).scheme == "https" else FORBIDDEN


class LocalCallers:
    """Lets anybody of this machine in who wants to be answered on this machine: for development."""

    async def refusal(self, _authorization: str, service_url: str) -> int | None:
        """403 for whoever would have us write to another machine."""
        return None if is_local(urlsplit(service_url).hostname or "") else FORBIDDEN

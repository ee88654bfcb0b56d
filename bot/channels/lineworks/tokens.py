"""Access tokens of a service account (https://developers.worksmobile.com/en/docs/auth-jwt).

A signed assertion is exchanged for a token that holds for a day.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import jwt

_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_SCOPE = "bot"
_ASSERTED_FOR = dt.timedelta(minutes=30)
# Renewed a little early, so that none ends on its way.
_EARLY = dt.timedelta(minutes=5)
_BUSY, _FAULT = 429, 500


class TokenRefused(Exception):
    """No token; `code` says why, `heals` that it may work in a moment."""

    def __init__(self, code: str, *, heals: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.heals = heals


@dataclass(frozen=True, slots=True)
class Account:
    """A service account and the application that it belongs to; `private_key` is PEM."""

    client_id: str
    client_secret: str
    service_account: str
    private_key: str
    url: str


class Tokens:
    """One token for all threads, until it ends or LINE WORKS refuses it."""

    def __init__(
        self, account: Account, client: Callable[[], httpx.Client], now: Callable[[], dt.datetime]
    ) -> None:
        self._account = account
        self._client = client
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._until = now()

    def get(self) -> str:
        """A token that holds; raises `TokenRefused`, and what the client raises."""
        with self._lock:
            if not self._token or self._now() >= self._until:
                self._token, lifetime = self._exchange()
                self._until = self._now() + lifetime - _EARLY
            return self._token

    def drop(self, token: str) -> None:
        """LINE WORKS no longer knows this one."""
        with self._lock:
            if token == self._token:
                self._token = ""

    def _exchange(self) -> tuple[str, dt.timedelta]:
        form = {
            "assertion": self._assertion(),
            "grant_type": _GRANT,
            "client_id": self._account.client_id,
            "client_secret": self._account.client_secret,
            "scope": _SCOPE,
        }
        with self._client() as client:
            answer = client.post(self._account.url, data=form)
        return _read(answer)

    def _assertion(self) -> str:
        at = self._now()
        claims = {
            "iss": self._account.client_id,
            "sub": self._account.service_account,
            "iat": int(at.timestamp()),
            "exp": int((at + _ASSERTED_FOR).timestamp()),
        }
        try:
            return jwt.encode(claims, self._account.private_key, algorithm="RS256")
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise TokenRefused("private_key") from error


def _read(answer: httpx.Response) -> tuple[str, dt.timedelta]:
    if answer.status_code == _BUSY or answer.status_code >= _FAULT:
        raise TokenRefused(f"http_{answer.status_code}", heals=True)
    try:
        data = answer.json()
        if not answer.is_success:
            raise TokenRefused(str(data.get("error") or data.get("code") or answer.status_code)[:60])
        return str(data["access_token"]), dt.timedelta(seconds=int(data["expires_in"]))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        # A filter on the way answers with a page of its own.
        raise TokenRefused("not_lineworks", heals=True) from error

"""What a failed call means: did Teams certainly not take it, or can nobody tell?

Teams has no way to look for a message afterwards. Sources: Microsoft Learn,
"Optimize your bot with rate limiting" (retry 412, 429, 502 and 504), "Send
proactive messages" (403 and 404), "Format your bot messages" (413).
"""

from __future__ import annotations

import datetime as dt

import httpx

from bot.channels.teams.tokens import NoAnswer, NoToken
from bot.ports import Permanent, Retry, Unknown

FAILURES = (httpx.HTTPError, NoToken, NoAnswer, OSError, ValueError)
"""What a call raises where it fails; a time-out is an OSError."""

NOT_INSTALLED = "not_installed"
GONE = frozenset(
    {
        "ConversationNotFound",
        "BotNotInConversationRoster",
        "BotDisabledByAdmin",
        "ForbiddenOperationException",
    }
)
"""Codes of conversations that we are no longer in."""

_SOON = dt.timedelta(seconds=10)
_LONGEST = dt.timedelta(hours=1)
_PRECONDITION, _BUSY, _UNAVAILABLE, _SERVER_FAULT = 412, 429, 503, 500
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, NoAnswer)


def outcome_of(error: Exception) -> Retry | Unknown | Permanent:
    """An exception of a call, as an outcome of the delivery."""
    if isinstance(error, httpx.HTTPStatusError):
        return _answered(error.response)
    if isinstance(error, NoToken):
        return Permanent(error.code)
    if isinstance(error, _NEVER_LEFT):
        return Retry(_SOON, type(error).__name__)
    return Unknown(type(error).__name__)


def code_of(response: httpx.Response) -> str:
    """Teams' error code, or the HTTP status."""
    try:
        body = response.json()
    except ValueError:
        body = None
    error = body.get("error") if isinstance(body, dict) else None
    code = str(error.get("code") or "") if isinstance(error, dict) else ""
    return code if code.isascii() and code.isalnum() else f"http_{response.status_code}"


def _answered(response: httpx.Response) -> Retry | Unknown | Permanent:
    status, code = response.status_code, code_of(response)
    asked = response.headers.get("retry-after", "")
    if status in (_BUSY, _PRECONDITION) or (status == _UNAVAILABLE and asked):
        return Retry(_wait(asked), code)
    if status >= _SERVER_FAULT:
        return Unknown(code)
    return Permanent(code)


def _wait(asked: str) -> dt.timedelta:
    try:
        wait = dt.timedelta(seconds=float(asked))
    except (ValueError, OverflowError):
        return _SOON
    return min(max(wait, dt.timedelta(seconds=1)), _LONGEST)

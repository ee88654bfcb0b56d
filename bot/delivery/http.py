"""What a failed call over HTTP means: did the service certainly not take it, or can nobody tell?"""

from __future__ import annotations

import datetime as dt
import ssl

import httpx

from bot.ports import Retry, Unknown

_SOON = dt.timedelta(seconds=10)
_LATER = dt.timedelta(minutes=5)
_SHORTEST, _LONGEST = dt.timedelta(seconds=1), dt.timedelta(hours=1)
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)

FAILURES = (httpx.HTTPError, httpx.InvalidURL, OSError)
"""What a call raises where it fails; anything else is a mistake of ours."""


def outcome_of(error: Exception) -> Retry | Unknown:
    """A call that brought no answer."""
    name = type(error).__name__
    if isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError):
        return Retry(_LATER, name)
    return Retry(_SOON, name) if isinstance(error, _NEVER_LEFT) else Unknown(name)


def asked_wait(seconds: str) -> dt.timedelta:
    """How long a service asked us to wait, at least a second and at most an hour; else a moment."""
    try:
        wait = dt.timedelta(seconds=float(seconds))
    except (ValueError, OverflowError):
        return _SOON
    return min(max(wait, _SHORTEST), _LONGEST)

"""What a failed call means: did Slack certainly not take it, or can nobody tell?

The error codes are Slack's own (docs.slack.dev/reference/methods/chat.postMessage).
"""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.ports import Permanent, Retry, Unknown

FAILURES = (SlackApiError, OSError, HTTPException, UnicodeDecodeError)
"""What the client raises where a call fails; anything else is a mistake of ours.

`UnicodeDecodeError`: a filter on the way answers with a page in another encoding.
"""

_SOON = dt.timedelta(seconds=10)
_LATER = dt.timedelta(minutes=1)
_LONGEST = dt.timedelta(hours=1)
_BUSY = 429
_SERVER_FAULT = 500

# 「Some aspect of the operation may have succeeded before the error was raised.」
_UNCERTAIN = frozenset({"fatal_error", "internal_error", "service_unavailable"})
_REFUSED_FOR_NOW = frozenset({"ratelimited", "rate_limited", "request_timeout", "team_added_to_org"})
_NEVER_LEFT = (ConnectionRefusedError, socket.gaierror, ssl.SSLError)


def outcome_of(error: Exception) -> Retry | Unknown | Permanent:
    """An exception of the client, as an outcome of the delivery."""
    if isinstance(error, SlackApiError):
        return _answered(error)
    if isinstance(error, URLError):
        return _not_connected(error.reason)
    return Unknown(type(error).__name__)


def code_of(error: Exception) -> str:
    """Slack's error code, or the name of what happened."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    data = error.response.data
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _answered(error: SlackApiError) -> Retry | Unknown | Permanent:
    status, code = error.response.status_code, code_of(error)
    if status == _BUSY or code in _REFUSED_FOR_NOW:
        return Retry(_asked_wait(error), code or f"http_{status}")
    if status >= _SERVER_FAULT or code in _UNCERTAIN:
        return Unknown(code if code in _UNCERTAIN else f"http_{status}")
    if not is_code(code):
        # A gateway in between answered with a page of its own.
        return Unknown("not_json") if status < 400 else Retry(_LATER, f"http_{status}")
    return Permanent(code)


def is_code(code: str) -> bool:
    """Whether this is a code of Slack's and not the library's sentence on a page of somebody else's."""
    return bool(code) and code.replace("_", "").isalnum() and code.isascii()


def _asked_wait(error: SlackApiError) -> dt.timedelta:
    headers = {name.lower(): value for name, value in (error.response.headers or {}).items()}
    try:
        wait = dt.timedelta(seconds=float(headers.get("retry-after", "")))
    except (ValueError, OverflowError):
        return _SOON
    return min(max(wait, dt.timedelta(seconds=1)), _LONGEST)


def _not_connected(reason: object) -> Retry | Unknown:
    """The client wraps whatever happens until the request is out."""
    tunnel = isinstance(reason, OSError) and "unnel connection failed" in str(reason)
    if isinstance(reason, _NEVER_LEFT) or tunnel:
        return Retry(_SOON, type(reason).__name__)
    return Unknown(type(reason).__name__)

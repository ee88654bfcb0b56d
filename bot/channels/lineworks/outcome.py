"""What an answer of LINE WORKS means.

https://developers.worksmobile.com/en/docs/rate-limits and …/error-codes.
"""

from __future__ import annotations

import datetime as dt

import httpx

from bot.channels.lineworks.tokens import TokenRefused
from bot.delivery.http import FAILURES as FAILED_CALLS
from bot.delivery.http import asked_wait
from bot.delivery.http import outcome_of as outcome_of_call
from bot.ports import Permanent, Retry, Unknown

FAILURES = (*FAILED_CALLS, TokenRefused)
"""What sending raises; anything else is a mistake of ours."""

_AT_ONCE = dt.timedelta(seconds=1)
_SOON = dt.timedelta(seconds=10)
_AFTER_REPAIR = dt.timedelta(minutes=5)
_CREATED, _UNAUTHORIZED, _BUSY, _FAULT = 201, 401, 429, 500


def outcome_of(error: Exception) -> Retry | Unknown:
    """A call that brought no answer; without a token nothing left us."""
    if isinstance(error, TokenRefused):
        return Retry(_SOON if error.heals else _AFTER_REPAIR, f"token {error.code}")
    return outcome_of_call(error)


def refusal(answer: httpx.Response) -> Retry | Unknown | Permanent | None:
    """What an answer says other than that the message was taken."""
    status, code = answer.status_code, code_of(answer)
    if status == _CREATED:
        return None
    if status == _UNAUTHORIZED:
        return Retry(_AT_ONCE, code or "http_401")
    if status == _BUSY:
        return Retry(asked_wait(_reset(answer)), code or "http_429")
    if status >= _FAULT:
        return Unknown(code or f"http_{status}")
    if not code:
        # A filter on the way answered with a page of its own.
        return (
            Unknown("not_lineworks")
            if status < httpx.codes.BAD_REQUEST
            else Retry(_AFTER_REPAIR, f"http_{status}")
        )
    return Permanent(code)


def code_of(answer: httpx.Response) -> str:
    """The error code, "" where there is none."""
    try:
        code = answer.json()["code"]
    except (ValueError, KeyError, TypeError):
        return ""
    return str(code)[:60] if isinstance(code, str) else ""


def _reset(answer: httpx.Response) -> str:
    headers = answer.headers
    return str(headers.get("retry-after") or headers.get("ratelimit-reset") or "")

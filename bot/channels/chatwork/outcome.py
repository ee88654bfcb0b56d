"""What an answer of Chatwork means (https://developer.chatwork.com/docs/endpoints)."""

from __future__ import annotations

import datetime as dt

import httpx

from bot.delivery.http import asked_wait
from bot.delivery.operator import GIVEN_UP
from bot.ports import Delivery, Permanent, Retry, Unknown

_AFTER_REPAIR = dt.timedelta(minutes=5)
_PATIENCE = dt.timedelta(days=1)
_UNAUTHORIZED, _BUSY, _FAULT = 401, 429, 500


def refusal(answer: httpx.Response, delivery: Delivery) -> Retry | Unknown | Permanent | None:
    """What an answer says other than that the message was taken."""
    status = answer.status_code
    if status == _BUSY:
        return Retry(asked_wait(_wait(answer, delivery.at)), "http_429")
    if status >= _FAULT:
        return Unknown(f"http_{status}")
    if answer.is_success:
        return None if message_of(answer) else Unknown("not_chatwork")
    if status != _UNAUTHORIZED and is_theirs(answer):
        return Permanent(f"http_{status}")
    # A token that was renewed, or a filter that was opened: then it goes out.
    late = delivery.at - delivery.first_try_at > _PATIENCE
    return Permanent(GIVEN_UP) if late else Retry(_AFTER_REPAIR, f"http_{status}")


def message_of(answer: httpx.Response) -> str:
    """The id of the message that was written, "" where the answer is not Chatwork's."""
    try:
        return str(answer.json()["message_id"])
    except (ValueError, KeyError, TypeError):
        return ""


def is_theirs(answer: httpx.Response) -> bool:
    """Whether Chatwork itself refused: its refusals are `{"errors": [...]}`."""
    try:
        return isinstance(answer.json()["errors"], list)
    except (ValueError, KeyError, TypeError):
        return False


def _wait(answer: httpx.Response, at: dt.datetime) -> str:
    """The seconds until the limit is lifted; `x-ratelimit-reset` is an instant."""
    headers = answer.headers
    if "retry-after" in headers:
        return str(headers["retry-after"])
    reset = headers.get("x-ratelimit-reset", "")
    return str(int(reset) - at.timestamp()) if reset.isascii() and reset.isdecimal() else ""

"""Delivering to the joined system: one attempt at a time, always under the same id."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from pydantic import BaseModel

from bot.channels.webhook import signing
from bot.channels.webhook.wire import Message
from bot.delivery.http import FAILURES, asked_wait, outcome_of
from bot.delivery.operator import GIVEN_UP
from bot.ports import Delivery, Outcome, Pace, Permanent, Retry, Sent, Unknown

_LOG = logging.getLogger(__name__)

CANNOT_RENDER = "cannot_render"
"""A reason of our own; the others name the HTTP status."""

_PACE = Pace(workspace=dt.timedelta(milliseconds=50))
_AFTER_REPAIR = dt.timedelta(minutes=5)
_PATIENCE = dt.timedelta(days=1)
_BUSY, _FAULT = 429, 500
# What a wrong secret, path or proxy answers: somebody puts it right, and the message goes out.
_MAY_HEAL = frozenset({401, 403, 404, 407, 408, 425})

Render = Callable[[Delivery], Message]


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where messages go, and the secret they are signed with."""

    url: str
    secret: bytes
    client: Callable[[], httpx.Client]

    def post(self, body: BaseModel, *, at: dt.datetime) -> httpx.Response:
        """Raises one of `FAILURES`."""
        raw = body.model_dump_json().encode()
        headers = {**signing.headers(self.secret, raw, at=at), "content-type": "application/json"}
        with self.client() as client:
            return client.post(self.url, content=raw, headers=headers)


class WebhookMessenger:
    """Posts; raises nothing."""

    def __init__(self, receiver: Receiver, render: Render) -> None:
        self.pace = _PACE
        self._receiver = receiver
        self._render = render

    def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
        try:
            message = self._render(delivery)
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return Permanent(CANNOT_RENDER)
        try:
            answer = self._receiver.post(message, at=delivery.at)
        except FAILURES as error:
            return outcome_of(error)
        return _outcome(answer, delivery)

    def find(self, delivery: Delivery) -> None:
        """Nothing has to be looked for: the receiver shows a message whose id it knows once."""


def _outcome(answer: httpx.Response, delivery: Delivery) -> Outcome:
    status = answer.status_code
    if answer.is_success:
        return Sent(delivery.edits or delivery.id)
    reason = f"http_{status}"
    if status == _BUSY:
        return Retry(asked_wait(answer.headers.get("retry-after", "")), reason)
    if status >= _FAULT:
        return Unknown(reason)
    if status not in _MAY_HEAL and not answer.is_redirect:
        return Permanent(reason)
    waited = delivery.at - delivery.first_try_at
    return Permanent(GIVEN_UP) if waited > _PATIENCE else Retry(_AFTER_REPAIR, reason)

"""Delivering to LINE WORKS: one attempt at a time. Nobody can look for what was sent, nor change it."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable
from dataclasses import replace

from bot.channels.lineworks.api import Api
from bot.channels.lineworks.outcome import FAILURES, outcome_of, refusal
from bot.channels.lineworks.render import Content, text
from bot.delivery.begun import Begun
from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Retry, Sent
from bot.texts import reminders

_LOG = logging.getLogger(__name__)

NO_ADDRESS = "no_address"
CANNOT_RENDER = "cannot_render"
"""Reasons of our own; the others are the service's error codes."""

# 240 calls a minute (https://developers.worksmobile.com/en/docs/rate-limits).
_PACE = Pace(workspace=dt.timedelta(seconds=0.3))
_ADDRESS = re.compile(r"(users|channels)/[A-Za-z0-9._@+-]{1,120}")

# The lease of a message is made for one call: what takes longer goes on under the next.
_IN_ONE_GO = 2.0
_GO_ON = Retry(dt.timedelta(seconds=1), "more to send")

Render = Callable[[Delivery], list[Content]]


class LineWorksMessenger:
    """Posts; raises nothing. A long message is several; what arrived of it is not sent again."""

    def __init__(self, api: Api, render: Render, stopwatch: Callable[[], float]) -> None:
        self.pace = _PACE
        self._stopwatch = stopwatch
        self._api = api
        self._render = render
        self._begun = Begun()

    def send(self, delivery: Delivery) -> Outcome:
        """Try once. What only changes an earlier message is left out, but the end of a long job is told."""
        if delivery.edits and not delivery.payload.get("done"):
            return Sent(delivery.edits)
        if not _ADDRESS.fullmatch(delivery.destination.address):
            return Permanent(NO_ADDRESS)
        try:
            contents = self._render(replace(delivery, repeated=False))
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return Permanent(CANNOT_RENDER)
        return self._send(delivery, contents)

    def find(self, delivery: Delivery) -> CannotTell:
        """The Bot API tells nothing of messages that were sent."""
        return CannotTell()

    def _send(self, delivery: Delivery, contents: list[Content]) -> Outcome:
        address, began = delivery.destination.address, self._stopwatch()
        note = self._post(address, text(reminders.REPEATED)) if delivery.repeated else None
        if note is not None:
            return note
        for number in range(self._begun.count(delivery.id), len(contents)):
            late = self._stopwatch() - began > _IN_ONE_GO
            failed = _GO_ON if late else self._post(address, contents[number])
            if failed is not None:
                return failed
            self._begun.add(delivery.id)
        self._begun.forget(delivery.id)
        return Sent(delivery.id)

    def _post(self, address: str, content: Content) -> Outcome | None:
        """What went wrong, None where the message was taken."""
        try:
            return refusal(self._api.send(address, content))
        except FAILURES as error:
            return outcome_of(error)

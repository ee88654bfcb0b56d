"""Delivering to Chatwork: one attempt at a time, and finding out about earlier ones."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

import httpx

from bot.channels.chatwork.api import Api
from bot.channels.chatwork.incoming import CHANNEL
from bot.channels.chatwork.outcome import message_of, refusal
from bot.delivery.begun import Begun
from bot.delivery.http import FAILURES, outcome_of
from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Retry, Sent
from bot.storage import outbox
from bot.storage.database import Database

_LOG = logging.getLogger(__name__)

NO_ADDRESS = "no_address"
CANNOT_RENDER = "cannot_render"
"""Reasons of our own; the others name the HTTP status."""

# 300 calls in five minutes, and ten messages in ten seconds to one room
# (https://developer.chatwork.com/docs/endpoints).
_PACE = Pace(workspace=dt.timedelta(seconds=1), address=dt.timedelta(seconds=1.1))
_PAGE = 100
_CLOCKS_DIFFER = dt.timedelta(minutes=5)
_FIND_AGAIN = dt.timedelta(seconds=30)

Render = Callable[[Delivery], list[str]]


class ChatworkMessenger:
    """Posts and replaces; raises nothing."""

    def __init__(self, database: Database, api: Api, render: Render) -> None:
        self.pace = _PACE
        self._database = database
        self._api = api
        self._render = render
        self._begun = Begun()

    def send(self, delivery: Delivery) -> Outcome:
        """Try once. A message that became longer than one is replaced as far as its first part goes."""
        bodies = self._bodies(delivery)
        if isinstance(bodies, Permanent):
            return bodies
        try:
            if delivery.edits:
                return self._replace(delivery, bodies[0])
            return self._post(delivery, bodies)
        except FAILURES as error:
            return outcome_of(error)

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        """Look among the newest messages of the room for one that says the same and is no other of ours."""
        bodies = self._bodies(replace(delivery, repeated=False))
        if isinstance(bodies, Permanent):
            return None
        try:
            answer = self._api.newest(delivery.destination.address)
        except FAILURES as error:
            return Retry(_FIND_AGAIN, outcome_of(error).reason)
        return self._found(answer, delivery, bodies)

    def _bodies(self, delivery: Delivery) -> list[str] | Permanent:
        if not delivery.destination.address.isdecimal():
            return Permanent(NO_ADDRESS)
        try:
            return self._render(delivery)
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return Permanent(CANNOT_RENDER)

    def _post(self, delivery: Delivery, bodies: list[str]) -> Outcome:
        first = ""
        for number in range(self._begun.count(delivery.id), len(bodies)):
            answer = self._api.post(delivery.destination.address, bodies[number])
            refused = refusal(answer, delivery)
            if refused is not None:
                return refused
            first = first or message_of(answer)
            self._begun.add(delivery.id)
        self._begun.forget(delivery.id)
        return Sent(first)

    def _replace(self, delivery: Delivery, body: str) -> Outcome:
        answer = self._api.put(delivery.destination.address, delivery.edits, body)
        return refusal(answer, delivery) or Sent(delivery.edits)

    def _found(
        self, answer: httpx.Response, delivery: Delivery, bodies: list[str]
    ) -> Sent | Retry | CannotTell | None:
        if answer.status_code == httpx.codes.NO_CONTENT:
            return None
        if not answer.is_success:
            certain = isinstance(refusal(answer, delivery), Permanent)
            return CannotTell() if certain else Retry(_FIND_AGAIN, f"http_{answer.status_code}")
        messages = _messages(answer)
        if messages is None:
            return Retry(_FIND_AGAIN, "not_chatwork")
        since = (delivery.first_try_at - _CLOCKS_DIFFER).timestamp()
        said = _words(bodies[-1])
        found = self._first_unknown(key for key, body, at in messages if _words(body) == said and at >= since)
        if found:
            return Sent(found)
        is_cut = len(messages) >= _PAGE and min(at for *_, at in messages) > since
        return CannotTell() if is_cut else None

    def _first_unknown(self, messages: Iterable[str]) -> str:
        """The same words may have been said for another reason; those messages are known."""
        with self._database.reading() as connection:
            unknown = (key for key in messages if outbox.by_external(connection, CHANNEL, "", key) is None)
            return next(unknown, "")


def _messages(answer: httpx.Response) -> list[tuple[str, str, int]] | None:
    """Id, words and second of each; None where the answer is not Chatwork's."""
    try:
        return [
            (str(each["message_id"]), str(each["body"]), int(each["send_time"])) for each in answer.json()
        ]
    except (ValueError, KeyError, TypeError):
        return None


def _words(body: str) -> str:
    """A text as it can be compared after a service has put its blanks in order."""
    return "".join(body.split())

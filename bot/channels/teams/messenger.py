"""Delivering to Teams: one attempt at a time."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.channels.teams.connector import Address, Connector
from bot.channels.teams.outcome import FAILURES, GONE, NOT_INSTALLED, outcome_of
from bot.channels.teams.position import external_id, message_of
from bot.channels.teams.spot import TEAM, threaded
from bot.channels.teams.streams import Streams
from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Sent
from bot.storage import teams_conversations
from bot.storage.database import Database
from bot.storage.teams_conversations import Conversation

_LOG = logging.getLogger(__name__)

CANNOT_RENDER, NO_SUCH_MESSAGE = "cannot_render", "message_not_found"

# Microsoft Learn, "Optimize your bot with rate limiting": 60 messages in 30
# seconds to a conversation, 30 a second to a tenant.
_PACE = Pace(workspace=dt.timedelta(seconds=1 / 20), address=dt.timedelta(seconds=0.6))
_FORBIDDEN = 403

Render = Callable[[Delivery], Mapping[str, Any]]
"""A delivery as an activity."""


@dataclass(frozen=True, slots=True)
class _Call:
    """One delivery on its way."""

    delivery: Delivery
    to: Address
    activity: dict[str, Any]


class TeamsMessenger:
    """Posts, replaces, ends streams; raises nothing. `arrived` is told what did.

    `service_url` is where everything goes, in place of where each conversation wants it.
    """

    pace = _PACE

    def __init__(
        self,
        database: Database,
        connector: Connector,
        render: Render,
        streams: Streams,
        *,
        service_url: str = "",
        arrived: Callable[[Delivery], None],
    ) -> None:
        self._database = database
        self._connector = connector
        self._render = render
        self._streams = streams
        self._service_url = service_url
        self._arrived = arrived

    def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
        call = self._call(delivery)
        if isinstance(call, Permanent):
            return call
        try:
            outcome = self._deliver(call)
        except FAILURES as error:
            return self._failed(delivery, outcome_of(error))
        if isinstance(outcome, Sent):
            self._used(delivery)
            self._arrived(delivery)
        return outcome

    def find(self, _delivery: Delivery) -> CannotTell:
        """Teams shows nobody what was written."""
        return CannotTell()

    def _call(self, delivery: Delivery) -> _Call | Permanent:
        place = delivery.destination
        with self._database.reading() as connection:
            known = teams_conversations.get(connection, place.workspace, place.address)
        if known is None:
            return Permanent(NOT_INSTALLED)
        try:
            return _Call(delivery, self._address(known, place.thread), dict(self._render(delivery)))
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return Permanent(CANNOT_RENDER)

    def _address(self, known: Conversation, thread: str) -> Address:
        # Other conversations have no threads.
        below = thread if known.kind == TEAM else ""
        return Address(self._service_url or known.service_url, threaded(known.conversation, below), known.bot)

    def _deliver(self, call: _Call) -> Outcome:
        if call.delivery.edits:
            return self._replace(call)
        stream = "" if call.delivery.repeated else self._stream(call.delivery)
        message = self._streamed(call, stream) if stream else ""
        message = message or self._connector.post(call.to, call.activity)
        return Sent(external_id(call.delivery.destination.address, message))

    def _replace(self, call: _Call) -> Outcome:
        message = message_of(call.delivery.edits)
        if not message:
            return Permanent(NO_SUCH_MESSAGE)
        self._connector.update(call.to, message, call.activity)
        return Sent(call.delivery.edits)

    def _stream(self, delivery: Delivery) -> str:
        if delivery.kind != "answer":
            return ""
        return self._streams.take(str(delivery.payload.get("question", "")))

    def _streamed(self, call: _Call, stream: str) -> str:
        """The id of the answer in the stream's place; nothing where Teams wants no stream."""
        try:
            return self._connector.post(call.to, call.activity, stream=stream)
        except httpx.HTTPStatusError as error:
            if error.response.status_code != _FORBIDDEN:
                raise
            return ""

    def _used(self, delivery: Delivery) -> None:
        place = delivery.destination
        with self._database.writing() as connection:
            teams_conversations.used(connection, place.workspace, place.address, at=delivery.at)

    def _failed(self, delivery: Delivery, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Permanent) and outcome.reason in GONE:
            place = delivery.destination
            with self._database.writing() as connection:
                teams_conversations.leave(connection, place.workspace, place.address)
        return outcome

"""Delivering to Slack: one attempt at a time, and finding out about earlier ones."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channels.slack import readback, streaming
from bot.channels.slack.acts import Asked
from bot.channels.slack.installed import Installed, Member
from bot.channels.slack.metadata import delivery_in, mark
from bot.channels.slack.outcome import FAILURES, code_of, outcome_of
from bot.channels.slack.position import Position
from bot.channels.slack.streaming import Streaming
from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Retry, Sent, Unknown

_LOG = logging.getLogger(__name__)

NOT_INSTALLED = "not_installed"
CANNOT_RENDER = "cannot_render"
"""Reasons of our own; the others are Slack's error codes."""

# One message a second to a channel, several hundred a minute to a workspace
# (docs.slack.dev/apis/web-api/rate-limits); 4.5 a second met no refusal.
_PACE = Pace(workspace=dt.timedelta(seconds=1 / 4.5), address=dt.timedelta(seconds=1.1))
# Where the application cannot write, what is for one person reaches them directly.
_NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "restricted_action"})
_CANNOT_READ = frozenset({"missing_scope", "not_allowed_token_type", "no_permission"})
_FIND_AGAIN = dt.timedelta(seconds=30)

Render = Callable[[Delivery], Mapping[str, Any]]
"""A delivery as `text` and `blocks`."""


@dataclass(frozen=True, slots=True)
class _Call:
    """One delivery on its way: with whose client, as whom, and as what."""

    client: WebClient
    member: Member
    delivery: Delivery
    message: Mapping[str, Any]


class SlackMessenger:
    """Posts, posts privately, replaces, streams; raises nothing.

    `asker` tells who waits for a question's answer, where this process knows;
    `sent` is told what arrived.
    """

    pace = _PACE

    def __init__(
        self,
        installed: Installed,
        render: Render,
        streams: Streaming,
        *,
        asker: Callable[[str], Asked | None] = lambda _: None,
        sent: Callable[[Delivery], None] = lambda _: None,
    ) -> None:
        self._installed = installed
        self._render = render
        self._streams = streams
        self._asker = asker
        self._sent = sent

    def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
        try:
            call = self._call(delivery)
            outcome = call if isinstance(call, Permanent) else self._deliver(call)
        except FAILURES as error:
            return outcome_of(error)
        if isinstance(outcome, Sent):
            self._sent(delivery)
        return outcome

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        """Look for the delivery's mark where it went; what is for one person's eyes leaves no trace."""
        if delivery.destination.viewer:
            return CannotTell()
        try:
            call = self._call(delivery)
            return None if isinstance(call, Permanent) else _found(call)
        except FAILURES as error:
            return _not_found_out(error)

    def _call(self, delivery: Delivery) -> _Call | Permanent:
        member = self._installed.of(delivery.destination.workspace)
        if member is None:
            return Permanent(NOT_INSTALLED)
        try:
            message = self._render(delivery)
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return Permanent(CANNOT_RENDER)
        return _Call(self._installed.client(member.token), member, delivery, message)

    def _deliver(self, call: _Call) -> Outcome:
        if call.delivery.edits:
            return _replace(call)
        if call.delivery.destination.viewer:
            return self._to_one_person(call)
        return self._streamed(call) or _post(call, _channel(call.client, call.delivery.destination.address))

    def _to_one_person(self, call: _Call) -> Sent:
        try:
            return _whisper(call)
        except SlackApiError as error:
            if code_of(error) not in _NOT_THERE:
                raise
        # Their own conversation with us is seen by nobody else: there it is an ordinary message.
        place = call.delivery.destination
        directly = replace(place, address=place.viewer, thread="", viewer="")
        delivery = replace(call.delivery, destination=directly)
        return _post(
            replace(call, delivery=delivery, message=self._render(delivery)),
            _channel(call.client, place.viewer),
        )

    def _streamed(self, call: _Call) -> Outcome | None:
        """The outcome of a streamed answer; None where it is to be posted."""
        place = call.delivery.destination
        asked = self._asker(str(call.delivery.payload.get("question", "")))
        if not _can_stream(call.delivery) or asked is None:
            return None
        if not self._streams.may(place.workspace, place.address):
            return None
        position = self._streams.start(call.client, call.delivery, place.address, asked)
        if position is None:
            return None
        streaming.append(call.client, position, call.delivery)
        return _finished(call, position)


def _can_stream(delivery: Delivery) -> bool:
    answered = delivery.kind == "answer" and delivery.payload["answer"]["status"] == "answered"
    if not answered or not delivery.destination.thread or delivery.repeated:
        return False
    return len(streaming.preview(delivery)) > 1


def _finished(call: _Call, position: Position) -> Outcome:
    try:
        streaming.finish(call.client, position, call.delivery, call.message)
    except FAILURES as error:
        outcome = outcome_of(error)
        # A part of it stands there: it must be looked for, not sent anew.
        return outcome if isinstance(outcome, Permanent) else Unknown(outcome.reason)
    return Sent(str(position))


def _post(call: _Call, channel: str) -> Sent:
    answer = call.client.chat_postMessage(
        channel=channel,
        metadata=mark(call.delivery.id),
        thread_ts=call.delivery.destination.thread or None,
        unfurl_links=False,
        unfurl_media=False,
        **call.message,
    )
    return Sent(str(Position(str(answer.get("channel") or channel), str(answer["ts"]))))


def _whisper(call: _Call) -> Sent:
    place = call.delivery.destination
    answer = call.client.chat_postEphemeral(
        channel=place.address, user=place.viewer, thread_ts=place.thread or None, **call.message
    )
    return Sent(str(Position(place.address, str(answer["message_ts"]))))


def _replace(call: _Call) -> Outcome:
    try:
        position = Position.parse(call.delivery.edits)
    except ValueError:
        return Permanent("message_not_found")
    # Without metadata the message keeps the mark of the delivery that it came with.
    call.client.chat_update(channel=position.channel, ts=position.ts, **call.message)
    return Sent(str(position))


def _channel(client: WebClient, address: str) -> str:
    """The channel of an address; a person's is the direct message with them."""
    if not address.startswith(("U", "W")):
        return address
    return str(client.conversations_open(users=address)["channel"]["id"])


def _found(call: _Call) -> Sent | None:
    place = call.delivery.destination
    channel = _channel(call.client, place.address)
    since = call.delivery.first_try_at
    for message in readback.messages(call.client, channel, place.thread, since=since):
        position = Position(channel, str(message.get("ts")))
        if delivery_in(message) == call.delivery.id:
            return Sent(str(position))
        if _is_begun(call, message):
            streaming.finish(call.client, position, call.delivery, call.message)
            return Sent(str(position))
    return None


def _is_begun(call: _Call, message: Mapping[str, Any]) -> bool:
    """Whether a message is this answer, streamed in part by somebody who died."""
    ours = message.get("user") == call.member.bot_user or message.get("bot_id") == call.member.bot
    if not ours or delivery_in(message) or not _can_stream(call.delivery):
        return False
    return streaming.is_unfinished(message, call.delivery)


def _not_found_out(error: Exception) -> Retry | CannotTell | None:
    if code_of(error) in _CANNOT_READ:
        return CannotTell()
    outcome = outcome_of(error)
    if isinstance(outcome, Permanent):
        # Nothing can be there, or sending will say what is wrong.
        return None
    return outcome if isinstance(outcome, Retry) else Retry(_FIND_AGAIN, outcome.reason)

"""An answer that appears piece by piece, where the workspace can show it.

Start, append, stop, and then the whole message in place of the text: what
remains is exactly what plain posting would have left. Until then the message
has no mark of ours, so an unfinished one is recognised by what it says. Slack
changes no message that is still being streamed (`streaming_state_conflict`):
it is stopped first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channels.slack.acts import Asked
from bot.channels.slack.escape import marked_down
from bot.channels.slack.metadata import mark
from bot.channels.slack.outcome import FAILURES, code_of, outcome_of
from bot.channels.slack.position import Position
from bot.domain.split import pieces
from bot.ports import Delivery, Permanent, Retry

_PIECE = 120
_MOST_PIECES = 4
# chat.startStream is one of Slack's tier 2: about twenty calls a minute.
_BETWEEN_STREAMS = 4.0
_STOPPED = frozenset({"message_not_in_streaming_state", "stopped_by_user"})
_WIDE = str.maketrans("[]#|\\", "［］＃｜＼")


class Streaming:
    """Which workspaces can stream, as far as this process has found out."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self._stopwatch = stopwatch
        self._not_before: dict[tuple[str, str], float] = {}

    def may(self, workspace: str, channel: str) -> bool:
        """Whether to try now: not where Slack refused, and not faster than it allows."""
        return self._stopwatch() >= self._not_before.get((workspace, channel[:1]), 0.0)

    def start(self, client: WebClient, delivery: Delivery, channel: str, asked: Asked) -> Position | None:
        """Begin with the first piece; None where Slack refuses, and then it is not asked again.

        Raises what the client raises where nobody can tell.
        """
        workspace = delivery.destination.workspace
        self._rest(workspace, channel, _BETWEEN_STREAMS)
        try:
            answer = client.chat_startStream(
                channel=channel,
                thread_ts=delivery.destination.thread,
                markdown_text=preview(delivery)[0],
                recipient_team_id=asked.who.team,
                recipient_user_id=asked.who.user,
            )
        except SlackApiError as error:
            match outcome_of(error):
                case Retry(after):
                    self._rest(workspace, channel, after.total_seconds())
                case Permanent():
                    self._rest(workspace, channel, float("inf"))
                case _:
                    raise
            return None
        return Position(channel, str(answer["ts"]))

    def _rest(self, workspace: str, channel: str, seconds: float) -> None:
        self._not_before[workspace, channel[:1]] = self._stopwatch() + seconds


def append(client: WebClient, position: Position, delivery: Delivery) -> None:
    """The other pieces; what goes wrong here is made good by `finish`."""
    for piece in preview(delivery)[1:]:
        try:
            client.chat_appendStream(channel=position.channel, ts=position.ts, markdown_text=piece)
        except FAILURES:
            return


def finish(client: WebClient, position: Position, delivery: Delivery, message: Mapping[str, Any]) -> None:
    """The whole message in place of what was streamed; doing it twice does no harm.

    Raises what the client raises.
    """
    try:
        client.chat_stopStream(channel=position.channel, ts=position.ts)
    except SlackApiError as error:
        if code_of(error) not in _STOPPED:
            raise
    client.chat_update(channel=position.channel, ts=position.ts, metadata=mark(delivery.id), **message)


def preview(delivery: Delivery) -> list[str]:
    """What is streamed: the conclusion in a few pieces, without anything that Markdown would act on."""
    conclusion = str(delivery.payload["answer"]["conclusion"])
    said = marked_down(conclusion).translate(_WIDE).replace("://", "：//")
    return pieces(said, max(_PIECE, -(-len(said) // _MOST_PIECES)))


def is_unfinished(message: Mapping[str, Any], delivery: Delivery) -> bool:
    """Whether a message of ours without a mark is the beginning of this answer."""
    blocks = [str(block.get("text") or "") for block in message.get("blocks") or ()]
    said = str(message.get("text") or "") or "".join(blocks)
    return _letters("".join(preview(delivery))).startswith(_letters(said))


def _letters(text: str) -> str:
    """Slack gives the text back in its own markup; the letters stay the same."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())

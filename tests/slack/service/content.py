"""What an app may put into a message, and putting it there."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.slack.service import announcements
from tests.slack.service.block_kit import check_blocks, check_total
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Channel, Message

if TYPE_CHECKING:
    from tests.slack.service.workspace import Workspace

# docs.slack.dev/reference/methods/chat.postMessage
_LONGEST_TEXT = 40_000
_LONGEST_MARKDOWN = 12_000


def checked(arguments: dict[str, Any], *, total: bool = True) -> dict[str, Any]:
    """`text`, `blocks` and `metadata` as given; raises what Slack would answer.

    `total` applies the limit on a whole message, from which answers to a
    response_url are free (github.com/slackapi/bolt-js/issues/2867).
    """
    blocks = arguments.get("blocks")
    if blocks:
        check_blocks(blocks, "message")
        if total:
            check_total(blocks)
    _check_text(arguments, blocks)
    _check_metadata(arguments.get("metadata"))
    given = {
        name: arguments[name] for name in ("text", "blocks", "metadata") if arguments.get(name) is not None
    }
    if arguments.get("markdown_text"):
        given["blocks"] = [{"type": "markdown", "text": arguments["markdown_text"]}]
    return copy.deepcopy(given)


def write(workspace: Workspace, channel: Channel, content: dict[str, Any], **more: Any) -> Message:
    """A new message of the app; everybody who may see it is told."""
    message = Message(
        channel,
        workspace.stamp(),
        workspace.bot_user,
        content.get("text", ""),
        blocks=content.get("blocks", []),
        metadata=content.get("metadata"),
        bot_id=workspace.bot_id,
        **more,
    )
    channel.add(message)
    if not message.viewer:
        announcements.posted(workspace, message)
    return message


def replace(workspace: Workspace, message: Message, content: dict[str, Any]) -> None:
    """Change a message; blocks and metadata stay where nothing is said about them."""
    before = message.as_event()
    message.text = content.get("text", "" if "blocks" in content else message.text)
    message.blocks = content.get("blocks", message.blocks)
    message.metadata = content.get("metadata", message.metadata)
    message.edited = {"user": message.user, "ts": workspace.stamp()}
    if not message.viewer:
        announcements.changed(workspace, message, before)


def remove(workspace: Workspace, message: Message) -> None:
    """Take a message away."""
    del message.channel.messages[message.ts]
    message.channel.deleted.add(message.ts)
    if not message.viewer:
        announcements.deleted(workspace, message)


def _check_text(arguments: dict[str, Any], blocks: object) -> None:
    if not (
        arguments.get("text") or blocks or arguments.get("markdown_text") or arguments.get("attachments")
    ):
        raise ApiError("no_text")
    if arguments.get("markdown_text") and (arguments.get("text") or blocks):
        raise ApiError("markdown_text_conflict")
    if len(str(arguments.get("markdown_text") or "")) > _LONGEST_MARKDOWN:
        raise ApiError("msg_too_long")
    if len(str(arguments.get("text") or "")) > _LONGEST_TEXT:
        raise ApiError("msg_too_long")


def _check_metadata(metadata: object) -> None:
    if metadata in (None, {}):
        return
    payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
    if not isinstance(metadata, dict) or not isinstance(payload, dict) or not metadata.get("event_type"):
        raise ApiError("invalid_metadata_format")

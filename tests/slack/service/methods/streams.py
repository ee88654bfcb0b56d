"""chat.startStream, chat.appendStream, chat.stopStream: an answer that grows."""

from __future__ import annotations

from typing import Any

from tests.slack.service import content
from tests.slack.service.block_kit import check_blocks
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Message
from tests.slack.service.methods.chat import thread_of, writable
from tests.slack.service.methods.registry import Request, method

_LONGEST_TEXT = 12_000


@method("chat.startStream", "chat:write")
def start(request: Request) -> dict[str, Any]:
    channel = writable(request)
    request.needed("thread_ts")
    if channel.kind != "im":
        for name in ("recipient_user_id", "recipient_team_id"):
            if not request.text(name):
                raise ApiError(f"missing_{name}")
    message = content.write(
        request.workspace,
        channel,
        {"blocks": _markdown(_said(request))},
        thread_ts=thread_of(request, channel),
        streaming=True,
        arguments=dict(request.arguments),
    )
    return {"channel": channel.id, "ts": message.ts}


@method("chat.appendStream", "chat:write")
def append(request: Request) -> dict[str, Any]:
    message = _streaming(request)
    message.blocks = _markdown(_text_of(message) + _said(request))
    return {"channel": message.channel.id, "ts": message.ts}


@method("chat.stopStream", "chat:write")
def stop(request: Request) -> dict[str, Any]:
    message = _streaming(request)
    blocks = request.arguments.get("blocks") or []
    if blocks:
        check_blocks(blocks, "message")
    message.blocks = [*_markdown(_text_of(message) + _said(request)), *blocks]
    message.metadata = request.arguments.get("metadata") or message.metadata
    message.streaming = False
    return {
        "channel": message.channel.id,
        "ts": message.ts,
        "message": message.as_history(with_metadata=True),
    }


def _streaming(request: Request) -> Message:
    channel = request.workspace.find_channel(request.needed("channel"))
    message = channel.messages.get(request.needed("ts"))
    if message is None:
        raise ApiError("message_not_found")
    if message.bot_id != request.workspace.bot_id:
        raise ApiError("message_not_owned_by_app")
    if not message.streaming:
        raise ApiError("message_not_in_streaming_state")
    return message


def _said(request: Request) -> str:
    chunks = request.arguments.get("chunks") or []
    pieces = [chunk["text"] for chunk in chunks if chunk["type"] == "markdown_text"]
    text = "".join([request.text("markdown_text"), *pieces])
    if len(text) > _LONGEST_TEXT:
        raise ApiError("msg_too_long")
    return text


def _markdown(text: str) -> list[dict[str, Any]]:
    return [{"type": "markdown", "text": text}] if text else []


def _text_of(message: Message) -> str:
    return str(message.blocks[0]["text"]) if message.blocks else ""

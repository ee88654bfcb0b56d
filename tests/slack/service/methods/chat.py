"""chat.*: writing, changing and deleting messages."""

from __future__ import annotations

from typing import Any

from tests.slack.service import content
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Channel, Message
from tests.slack.service.methods.registry import Request, method


@method("chat.postMessage", "chat:write")
def post(request: Request) -> dict[str, Any]:
    channel = writable(request)
    wanted = content.checked(request.arguments)
    request.service.pace.spend(channel.id)
    thread = thread_of(request, channel)
    message = content.write(
        request.workspace, channel, wanted, thread_ts=thread, arguments=dict(request.arguments)
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.as_history(with_metadata=True)}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(request: Request) -> dict[str, Any]:
    channel = writable(request)
    user = request.needed("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    wanted = content.checked(request.arguments)
    request.service.pace.spend(channel.id)
    thread = thread_of(request, channel)
    message = content.write(
        request.workspace, channel, wanted, thread_ts=thread, viewer=user, arguments=dict(request.arguments)
    )
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
def update(request: Request) -> dict[str, Any]:
    message = _own(request, "cant_update_message")
    if message.streaming:
        raise ApiError("streaming_state_conflict")
    wanted = content.checked({"blocks": message.blocks, **request.arguments})
    given = {name: value for name, value in wanted.items() if name in request.arguments}
    content.replace(request.workspace, message, given)
    return {"channel": message.channel.id, "ts": message.ts, "text": message.text}


@method("chat.delete", "chat:write")
def delete(request: Request) -> dict[str, Any]:
    message = _own(request, "cant_delete_message")
    content.remove(request.workspace, message)
    return {"channel": message.channel.id, "ts": message.ts}


@method("chat.getPermalink")
def permalink(request: Request) -> dict[str, Any]:
    channel = request.workspace.find_channel(request.needed("channel"))
    ts = request.needed("message_ts")
    if ts not in channel.messages:
        raise ApiError("message_not_found")
    path = f"archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": f"https://{request.workspace.domain}.slack.com/{path}"}


def writable(request: Request) -> Channel:
    """A channel in which the app may write."""
    channel = request.workspace.find_channel(request.needed("channel"))
    inside = request.workspace.bot_user in channel.members
    if not inside and not (channel.kind == "public" and "chat:write.public" in request.workspace.scopes):
        raise ApiError("not_in_channel")
    return channel


def thread_of(request: Request, channel: Channel) -> str:
    """The thread to write into, "" for none; a reply stands for the thread that it is in.

    The parent may have been deleted, but it must have been there.
    """
    ts = request.text("thread_ts")
    parent = channel.messages.get(ts)
    if parent is not None and parent.viewer:
        raise ApiError("cannot_reply_to_message")
    if ts and parent is None and ts not in channel.deleted:
        raise ApiError("thread_not_found")
    return parent.thread if parent else ts


def _own(request: Request, refusal: str) -> Message:
    channel = request.workspace.find_channel(request.needed("channel"))
    message = channel.messages.get(request.needed("ts"))
    if message is None or message.viewer:
        raise ApiError("message_not_found")
    if message.bot_id != request.workspace.bot_id:
        raise ApiError(refusal)
    return message

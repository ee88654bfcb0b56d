"""conversations.*: reading what was said, and opening a direct conversation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.slack.service.arguments import flag
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Channel, Message
from tests.slack.service.methods.registry import Request, method

_HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history"}
_READ = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
_PAGE = 100


@method("conversations.history", *_HISTORY.values())
def history(request: Request) -> dict[str, Any]:
    channel = _readable(request, _HISTORY)
    said = [message for message in channel.said() if not message.is_reply and not message.viewer]
    return _page(request, reversed(said))


@method("conversations.replies", *_HISTORY.values())
def replies(request: Request) -> dict[str, Any]:
    channel = _readable(request, _HISTORY)
    ts = request.needed("ts")
    parent = channel.messages.get(ts)
    if parent is None or parent.viewer:
        raise ApiError("thread_not_found")
    return _page(request, [parent, *(m for m in channel.replies(parent.thread) if not m.viewer)])


@method("conversations.open", "im:write")
def open_direct(request: Request) -> dict[str, Any]:
    user = str(request.needed("users"))
    if user not in request.workspace.people:
        raise ApiError("user_not_found")
    return {"channel": {"id": request.workspace.direct(user).id}}


@method("conversations.info", *_READ.values())
def info(request: Request) -> dict[str, Any]:
    channel = _granted(request, _READ)
    return {"channel": channel.as_api(request.workspace.bot_user)}


@method("conversations.members", *_READ.values())
def members(request: Request) -> dict[str, Any]:
    return {"members": sorted(_granted(request, _READ).members), "response_metadata": {"next_cursor": ""}}


def _granted(request: Request, scopes: dict[str, str]) -> Channel:
    """The channel, where the permission for its kind was given."""
    channel = request.workspace.find_channel(request.needed("channel"))
    needed = scopes[channel.kind]
    if needed not in request.workspace.scopes:
        raise ApiError("missing_scope", needed=needed, provided=",".join(sorted(request.workspace.scopes)))
    return channel


def _readable(request: Request, scopes: dict[str, str]) -> Channel:
    channel = _granted(request, scopes)
    if request.workspace.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    return channel


def _page(request: Request, found: Iterable[Message]) -> dict[str, Any]:
    now = request.service.clock()
    inside = [m for m in found if m.visible_from <= now and _between(request, m.ts)]
    limit = int(request.arguments.get("limit") or _PAGE)
    start = int(request.arguments.get("cursor") or 0)
    following = str(start + limit) if start + limit < len(inside) else ""
    with_metadata = flag(request.arguments.get("include_all_metadata"))
    return {
        "messages": [m.as_history(with_metadata=with_metadata) for m in inside[start : start + limit]],
        "has_more": bool(following),
        "response_metadata": {"next_cursor": following},
    }


def _between(request: Request, ts: str) -> bool:
    oldest = float(request.arguments.get("oldest") or 0)
    latest = float(request.arguments.get("latest") or "inf")
    if flag(request.arguments.get("inclusive")):
        return oldest <= float(ts) <= latest
    return oldest < float(ts) < latest

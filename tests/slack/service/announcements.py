"""Which event follows from what happened in a conversation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.slack.service.messages import Message
    from tests.slack.service.workspace import Workspace

_EVENTS = {"public": "message.channels", "private": "message.groups", "im": "message.im"}
_TYPES = {"public": "channel", "private": "group", "im": "im"}


def posted(workspace: Workspace, message: Message) -> None:
    """A message was written, by a person or by the app itself."""
    _tell_message(workspace, message, message.as_event())
    if not message.bot_id:
        _tell_mention(workspace, message)


def changed(workspace: Workspace, message: Message, before: dict[str, Any]) -> None:
    """A message was edited: a mention in it is announced once more, with `edited`
    (github.com/slack-go/slack/pull/1256)."""
    event = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": workspace.stamp()}
    _tell_message(workspace, message, {**event, "message": message.as_event(), "previous_message": before})
    if not message.bot_id:
        _tell_mention(workspace, message)


def deleted(workspace: Workspace, message: Message) -> None:
    """A message was deleted."""
    event = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": workspace.stamp()}
    gone = {"deleted_ts": message.ts, "previous_message": message.as_event()}
    _tell_message(workspace, message, {**event, **gone})


def joined(workspace: Workspace, message: Message) -> None:
    """Somebody came into a channel; `message` says so."""
    _tell_message(workspace, message, message.as_event())
    if _hears(workspace, message, "member_joined_channel"):
        channel = {"channel": message.channel.id, "channel_type": "C", "team": workspace.id}
        workspace.tell({"type": "member_joined_channel", "user": message.user, **channel})


def _tell_message(workspace: Workspace, message: Message, event: dict[str, Any]) -> None:
    kind = message.channel.kind
    if _hears(workspace, message, _EVENTS[kind]):
        place = {"channel": message.channel.id, "channel_type": _TYPES[kind], "event_ts": event["ts"]}
        workspace.tell({**event, **place})


def _tell_mention(workspace: Workspace, message: Message) -> None:
    called = re.search(rf"<@{workspace.bot_user}(\|[^>]*)?>", message.text)
    if called and message.channel.kind != "im" and _hears(workspace, message, "app_mention"):
        place = {"channel": message.channel.id, "event_ts": message.ts}
        workspace.tell({**message.as_event(), **place, "type": "app_mention"})


def _hears(workspace: Workspace, message: Message, event: str) -> bool:
    inside = workspace.bot_user in message.channel.members
    return inside and workspace.service.application.hears(event, workspace.scopes)

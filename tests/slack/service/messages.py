"""Conversations and what was said in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.slack.service import reading

Blocks = list[dict[str, Any]]


@dataclass(slots=True, eq=False)
class Message:
    """One message. `viewer` is the only person who sees it (ephemeral), "" for everybody.

    `team` is the writer's workspace where it is not the channel's (Slack Connect).

    `arguments` is the call that posted it, so that unfurling and the like can
    be looked at. The history shows it from `visible_from` on.
    """

    channel: Channel
    ts: str
    user: str
    text: str
    blocks: Blocks = field(default_factory=list)
    thread_ts: str = ""
    viewer: str = ""
    bot_id: str = ""
    subtype: str = ""
    team: str = ""
    metadata: dict[str, Any] | None = None
    edited: dict[str, str] | None = None
    client_msg_id: str = ""
    streaming: bool = False
    visible_from: float = 0.0
    arguments: dict[str, Any] = field(default_factory=dict)

    @property
    def thread(self) -> str:
        """The `ts` of the thread it belongs to or would begin."""
        return self.thread_ts or self.ts

    @property
    def is_reply(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts

    @property
    def shown(self) -> str:
        """The text a person reads, without mark-up; blocks where there are any."""
        return reading.shown(self.blocks, self.text)

    @property
    def links(self) -> list[str]:
        """Addresses that can be clicked."""
        return reading.links(self.blocks, self.text)

    @property
    def pings(self) -> list[str]:
        """Whom it calls: `!channel`, `@U…`."""
        return reading.pings(self.blocks, self.text)

    @property
    def labels(self) -> list[str]:
        """What can be pressed."""
        return reading.labels(self.blocks)

    def as_event(self) -> dict[str, Any]:
        """The fields that events and the history have in common."""
        fields = {
            "type": "message",
            "user": self.user,
            "ts": self.ts,
            "text": self.text,
            "team": self.team or self.channel.team,
            "user_team": self.team,
            "source_team": self.team,
            "bot_id": self.bot_id,
            "app_id": self.channel.app_id if self.bot_id else "",
            "subtype": self.subtype,
            "blocks": self.blocks,
            "thread_ts": self.thread_ts,
            "client_msg_id": self.client_msg_id,
            "edited": self.edited,
        }
        return {name: value for name, value in fields.items() if value}

    def as_history(self, *, with_metadata: bool) -> dict[str, Any]:
        """As `conversations.history` gives it."""
        metadata = {"metadata": self.metadata} if with_metadata and self.metadata else {}
        replies = self.channel.replies(self.ts)
        thread = {"thread_ts": self.ts, "reply_count": len(replies)} if replies else {}
        return {**self.as_event(), **thread, **metadata}


@dataclass(slots=True, eq=False)
class Channel:
    """`kind` is public, private or im; an im has the person and the bot as members.

    `shared` means that another organisation takes part (Slack Connect).
    """

    id: str
    name: str
    kind: str
    team: str
    app_id: str
    members: set[str] = field(default_factory=set)
    shared: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def add(self, message: Message) -> Message:
        self.messages[message.ts] = message
        return message

    def said(self, viewer: str = "") -> Iterator[Message]:
        """Everything in order; ephemeral messages for their viewer alone."""
        yield from (m for m in list(self.messages.values()) if m.viewer in ("", viewer))

    def replies(self, ts: str, viewer: str = "") -> list[Message]:
        """The messages below one message."""
        return [m for m in self.said(viewer) if m.is_reply and m.thread_ts == ts]

    def as_api(self, bot: str) -> dict[str, Any]:
        """As `conversations.info` gives it."""
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_im": self.kind == "im",
            "is_private": self.kind != "public",
            "is_member": bot in self.members,
            "is_archived": False,
            "is_ext_shared": self.shared,
        }

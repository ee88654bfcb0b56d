"""A member of staff who uses Slack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.slack.service import acts, announcements
from tests.slack.service.clock import opaque
from tests.slack.service.messages import Channel, Message
from tests.slack.service.recorded import Delivered
from tests.slack.service.typing import typed
from tests.slack.service.views import View

if TYPE_CHECKING:
    from tests.slack.service.workspace import Workspace


class Person:
    """What a person does is told to the app at once; what a person sees is there to be asserted."""

    def __init__(self, workspace: Workspace, id_: str, name: str, *, admin: bool, guest: bool) -> None:
        self.workspace, self.id, self.name = workspace, id_, name
        self._admin, self._guest = admin, guest

    def as_api(self) -> dict[str, Any]:
        """As `users.info` gives it."""
        return {
            "id": self.id,
            "team_id": self.workspace.id,
            "name": self.id.lower(),
            "real_name": self.name,
            "is_admin": self._admin,
            "is_restricted": self._guest,
            "is_bot": False,
            "deleted": False,
            "tz": "Asia/Tokyo",
            "profile": {"display_name": self.name, "real_name": self.name},
        }

    # Writing

    def writes(
        self, channel: Channel, text: str, *, thread: Message | None = None, raw: bool = False
    ) -> Message:
        """A message; `raw` keeps mark-up as it is."""
        marked = text if raw else typed(text)
        host = self.workspace.service.team(channel.team)
        message = Message(
            channel,
            host.stamp(),
            self.id,
            marked,
            thread_ts=thread.thread if thread else "",
            team=self.workspace.id if host is not self.workspace else "",
            client_msg_id=opaque("").lower(),
        )
        channel.members.add(self.id)
        announcements.posted(host, channel.add(message))
        return message

    def mentions(
        self, channel: Channel, text: str, *, thread: Message | None = None, raw: bool = False
    ) -> Message:
        """A message that begins with the name of the app."""
        marked = text if raw else typed(text)
        bot = self.workspace.service.team(channel.team).bot_user
        return self.writes(channel, f"<@{bot}> {marked}", thread=thread, raw=True)

    def writes_dm(self, text: str, *, thread: Message | None = None) -> Message:
        """A direct message to the app."""
        return self.writes(self.workspace.direct(self.id), text, thread=thread)

    def edits(self, message: Message, text: str) -> None:
        """Change an own message; a mention at its beginning stays."""
        before = message.as_event()
        mention = f"<@{self.workspace.bot_user}> "
        message.text = (mention if message.text.startswith(mention) else "") + typed(text)
        message.edited = {"user": self.id, "ts": self.workspace.stamp()}
        announcements.changed(self.workspace, message, before)

    def deletes(self, message: Message) -> None:
        """Take an own message away."""
        del message.channel.messages[message.ts]
        message.channel.deleted.add(message.ts)
        announcements.deleted(self.workspace, message)

    def joins(self, channel: Channel) -> Message:
        """Come into a channel, which Slack announces in it."""
        channel.members.add(self.id)
        text = f"<@{self.id}> has joined the channel"
        message = Message(channel, self.workspace.stamp(), self.id, text, subtype="channel_join")
        announcements.joined(self.workspace, channel.add(message))
        return message

    # Acting

    def slash(self, text: str = "", *, channel: Channel, command: str = "/madoguchi") -> Delivered:
        """A slash command."""
        return acts.slash(self, channel, command, text)

    def shortcut(self, message: Message, name: str) -> Delivered:
        """A shortcut in the menu of a message, by its visible name."""
        return acts.shortcut(self, message, name)

    def presses(self, where: Message | View, name: str, choice: str = "") -> Delivered:
        """A button by its words (or a menu, with the words chosen in it)."""
        return acts.press(self, where, name, choice)

    def submits(self, view: View, entered: Mapping[str, Any] | None = None) -> Delivered:
        """Fill in and send a modal, fields by their labels."""
        return acts.submit(self, view, entered or {})

    def opens_home(self) -> None:
        """Look at the app's Home tab."""
        self._opens("home")

    def opens_messages(self) -> None:
        """Look at the conversation with the app."""
        self._opens("messages")

    # Seeing

    def sees(self, channel: Channel, *, thread: Message | None = None) -> list[Message]:
        """The messages of a channel, or of one thread without its first."""
        if thread is not None:
            return channel.replies(thread.thread, self.id)
        return [message for message in channel.said(self.id) if not message.is_reply]

    def replies_to(self, message: Message) -> list[Message]:
        """What the app wrote below a message, in order."""
        return [m for m in message.channel.replies(message.thread, self.id) if m.bot_id and m.ts > message.ts]

    def waits_for_replies(self, message: Message, count: int = 1, *, seconds: float = 20.0) -> list[Message]:
        """Those, as soon as there are so many."""
        self.workspace.service.until(lambda: len(self.replies_to(message)) >= count, seconds=seconds)
        return self.replies_to(message)

    def whispers(self, channel: Channel) -> list[Message]:
        """What only this person sees in a channel."""
        return [message for message in channel.said(self.id) if message.viewer == self.id]

    @property
    def home(self) -> View | None:
        """The Home tab as it is."""
        return self.workspace.homes.get(self.id)

    @property
    def modal(self) -> View | None:
        """The modal on the screen."""
        stack = self.workspace.modals.get(self.id)
        return stack[-1] if stack else None

    def _opens(self, tab: str) -> None:
        if not self.workspace.service.application.hears("app_home_opened", self.workspace.scopes):
            return
        channel = self.workspace.direct(self.id).id
        event = {"type": "app_home_opened", "user": self.id, "channel": channel, "tab": tab}
        self.workspace.tell({**event, "event_ts": self.workspace.stamp()})

"""One organisation's Slack: its people, channels and its installation of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.service.clock import Stamps, opaque
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Channel, Message
from tests.slack.service.person import Person
from tests.slack.service.views import View

if TYPE_CHECKING:
    from tests.slack.service.service import SlackService


class Workspace:
    """`scopes` is what this installation was granted; a test may take some away."""

    def __init__(self, service: SlackService, name: str) -> None:
        self.service = service
        self.name = name
        self.id = opaque("T")
        self.domain = self.id.lower()
        self.bot_user, self.bot_id = opaque("U"), opaque("B")
        self.token = f"xoxb-{self.id}-{opaque('')}"
        self.scopes = set(service.application.scopes)
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.homes: dict[str, View] = {}
        self.modals: dict[str, list[View]] = {}
        self.statuses: list[dict[str, Any]] = []
        self.prompts: list[dict[str, Any]] = []
        self.stamp = Stamps(service.clock)

    def person(self, name: str, *, admin: bool = False, guest: bool = False) -> Person:
        """Somebody new."""
        person = Person(self, opaque("U"), name, admin=admin, guest=guest)
        self.people[person.id] = person
        return person

    def channel(self, name: str, *, private: bool = False, invited: bool = True) -> Channel:
        """A new channel with everybody in it, and the app where it is invited."""
        kind = "private" if private else "public"
        channel = Channel(opaque("C"), name, kind, self.id, self.service.application.id)
        channel.members = {*self.people, *({self.bot_user} if invited else ())}
        self.channels[channel.id] = channel
        return channel

    def share(self, channel: Channel, guest: Person) -> None:
        """Let somebody of another organisation into a channel (Slack Connect)."""
        channel.shared = True
        channel.members.add(guest.id)

    def find_person(self, user: str) -> dict[str, Any]:
        """Somebody as this workspace sees them; a stranger only over a shared channel."""
        if user in self.people:
            return self.people[user].as_api()
        if any(user in channel.members for channel in self.channels.values() if channel.shared):
            found = next(each.people[user] for each in self.service.workspaces if user in each.people)
            return {**found.as_api(), "is_stranger": True}
        raise ApiError("user_not_found")

    def direct(self, user: str) -> Channel:
        """The conversation between the app and one person."""
        for channel in self.channels.values():
            if channel.kind == "im" and user in channel.members:
                return channel
        channel = Channel(opaque("D"), "", "im", self.id, self.service.application.id)
        channel.members = {user, self.bot_user}
        self.channels[channel.id] = channel
        return channel

    def find_channel(self, address: str) -> Channel:
        """A channel as the app may name it: by its id, or a person's id for their conversation."""
        if address in self.people:
            return self.direct(address)
        channel = self.channels.get(address)
        if channel is None or (channel.kind == "private" and self.bot_user not in channel.members):
            raise ApiError("channel_not_found")
        return channel

    def find_view(self, view_id: str) -> View:
        """A view that is still open."""
        for view in [*self.homes.values(), *(view for stack in self.modals.values() for view in stack)]:
            if view_id and view_id in (view.id, view.view.get("external_id")):
                return view
        raise ApiError("not_found")

    def messages(self) -> list[Message]:
        """Everything that is in this workspace, ephemeral messages too."""
        return [m for channel in list(self.channels.values()) for m in list(channel.messages.values())]

    def written(self) -> list[Message]:
        """What the app wrote, in order."""
        return sorted((m for m in self.messages() if m.bot_id == self.bot_id), key=lambda m: m.ts)

    def tell(self, event: dict[str, Any]) -> None:
        """Hand an event to the app."""
        self.service.delivery.tell(self, event)

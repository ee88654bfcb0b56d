"""People in Teams: what they do arrives at us as activities."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.teams.service.chat import Chat, Posted, Reaction, next_id
from tests.teams.service.service import BOT, TeamsService

NAME = "窓口"


@dataclass
class Person:
    """Somebody of a tenant; `endpoint` is where Teams calls us."""

    service: TeamsService
    endpoint: str
    tenant: str
    name: str
    role: str = "user"
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def __post_init__(self) -> None:
        self.service.members[self.account] = {
            "id": self.account,
            "name": self.name,
            "aadObjectId": self.id,
            "userRole": self.role,
            "tenantId": self.tenant,
        }

    @property
    def account(self) -> str:
        """Teams' own id of this person."""
        return f"29:{self.id}"

    @property
    def chat(self) -> Chat:
        """Our personal chat with them."""
        return self.service.chat(f"a:{self.id}", "personal", self.tenant)

    def says(self, words: str, chat: Chat | None = None, *, thread: str = "", **more: Any) -> str:
        """Write to us; gives the id of the message. Outside the personal chat we are mentioned."""
        where = chat or self.chat
        mention = {"type": "mention", "mentioned": {"id": BOT, "name": NAME}, "text": f"<at>{NAME}</at>"}
        addressed = where.kind != "personal"
        message = {
            "id": next_id(),
            "textFormat": "plain",
            "text": f"<at>{NAME}</at> {words}" if addressed else words,
            "entities": [mention] if addressed else [],
            **more,
        }
        answer = self.sends({"type": "message", **message}, where, thread=thread)
        assert answer.status_code == 200, answer.text
        return str(message["id"])

    def meets_us(self, chat: Chat) -> None:
        """Join a conversation that we are in."""
        joined = {"type": "conversationUpdate", "id": next_id(), "membersAdded": [{"id": self.account}]}
        assert self.sends(joined, chat).status_code == 200

    def presses(self, posted: Posted, action: str, chat: Chat | None = None, **more: Any) -> Reaction:
        """Press a button of a card."""
        [button] = [each for each in _executed(posted.card) if each["data"].get("action") == action]
        return self.executes(posted, button, chat, **more)

    def executes(
        self, posted: Posted, button: dict[str, Any], chat: Chat | None = None, **typed: Any
    ) -> Reaction:
        """Press a button, with what was typed into the inputs beside it."""
        event = typed.pop("event", str(uuid.uuid4()))
        action = {**button, "data": {**button["data"], **typed}}
        value = {"action": action, "trigger": "manual"}
        return self._invokes("adaptiveCard/action", value, posted, chat, event)

    def rates(self, posted: Posted, reaction: str, text: str = "", chat: Chat | None = None) -> Reaction:
        """Thumbs up or down."""
        feedback = json.dumps({"feedbackText": text})
        value = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": feedback}}
        return self._invokes("message/submitAction", value, posted, chat, str(uuid.uuid4()))

    def sends(self, activity: dict[str, Any], chat: Chat, *, thread: str = "") -> httpx.Response:
        """Have Teams send an activity of this person."""
        everything = {**self._envelope(chat, thread), **activity}
        with httpx.Client(trust_env=False, timeout=20) as client:
            return client.post(self.endpoint, json=everything)

    def _invokes(
        self, name: str, value: dict[str, Any], posted: Posted, chat: Chat | None, event: str
    ) -> Reaction:
        activity = {"type": "invoke", "name": name, "id": event, "replyToId": posted.id, "value": value}
        where = chat or self.chat
        # In a channel every post begins a thread.
        thread = posted.thread or (posted.id if where.kind == "channel" else "")
        answer = self.sends(activity, where, thread=thread)
        return Reaction(answer.status_code, answer.json() if answer.content else {})

    def _envelope(self, chat: Chat, thread: str) -> dict[str, Any]:
        team = {"team": {"id": chat.team}, "channel": {"id": chat.id}} if chat.team else {}
        conversation = f"{chat.id};messageid={thread}" if thread else chat.id
        return {
            "timestamp": "2026-11-23T00:05:00Z",
            "serviceUrl": self.service.url,
            "channelId": "msteams",
            "from": {"id": self.account, "name": self.name, "aadObjectId": self.id},
            "conversation": {"id": conversation, "conversationType": chat.kind, "tenantId": chat.tenant},
            "recipient": {"id": BOT, "name": NAME},
            "channelData": {"tenant": {"id": chat.tenant}, **team},
        }


def buttons_of(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What a button says → the button."""
    return {each["title"]: each for each in _executed(card)}


def _executed(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for each in value for found in _executed(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") == "Action.Execute" else []
    return [*own, *(found for each in value.values() for found in _executed(each))]

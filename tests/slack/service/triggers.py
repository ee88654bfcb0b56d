"""The short-lived permissions that an act of a person gives the app."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.slack.service.clock import Clock, opaque
from tests.slack.service.failure import ApiError
from tests.slack.service.messages import Channel, Message

# docs.slack.dev/interactivity/handling-user-interaction: three seconds for a
# trigger, five answers within thirty minutes for a response_url.
TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 1800.0
RESPONSE_USES = 5


@dataclass(slots=True)
class Trigger:
    """May open one modal for one person."""

    user: str
    made_at: float
    used: bool = False


@dataclass(slots=True)
class Response:
    """An address to answer to; `message` is what `replace_original` replaces."""

    user: str
    channel: Channel
    made_at: float
    message: Message | None = None
    uses: int = 0


@dataclass(slots=True)
class Triggers:
    """All that were given out."""

    clock: Clock
    open: dict[str, Trigger] = field(default_factory=dict)
    responses: dict[str, Response] = field(default_factory=dict)

    def give(self, user: str) -> str:
        trigger = f"{len(self.open)}.{int(self.clock())}.{opaque('').lower()}"
        self.open[trigger] = Trigger(user, self.clock())
        return trigger

    def take(self, trigger_id: str) -> str:
        """The person whose act it was; raises where it is late, used or made up."""
        trigger = self.open.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self.clock() - trigger.made_at > TRIGGER_SECONDS:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def respond_to(self, user: str, channel: Channel, message: Message | None = None) -> str:
        """The last part of a new response_url."""
        key = opaque("").lower()
        self.responses[key] = Response(user, channel, self.clock(), message)
        return key

    def response(self, key: str) -> Response | None:
        """Where this address leads, None where it is used up or too old."""
        response = self.responses.get(key)
        if response is None or self.clock() - response.made_at > RESPONSE_SECONDS:
            return None
        response.uses += 1
        return response if response.uses <= RESPONSE_USES else None

"""Handing events and acts to the app until it acknowledges them."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Protocol

from tests.slack.service.clock import opaque
from tests.slack.service.recorded import Delivered

if TYPE_CHECKING:
    from tests.slack.service.service import SlackService
    from tests.slack.service.workspace import Workspace


class Attempt(Protocol):
    """Something that is on its way."""

    def wait(self, seconds: float) -> Delivered: ...


class Road(Protocol):
    """Socket Mode or HTTP."""

    def begin(self, kind: str, payload: dict[str, Any], attempt: int) -> Attempt: ...


class Delivery:
    """Slack waits three seconds and tries an event three times more
    (docs.slack.dev/apis/events-api: at once, after a minute, after five); here sooner.

    `copies`: how often each event is sent although it was acknowledged.
    `lost`: how many acknowledgements from now on get lost on their way to Slack.
    """

    def __init__(self, service: SlackService) -> None:
        self._service = service
        self.seconds = 3.0
        self.retry_after: tuple[float, ...] = (0.05, 0.2, 0.5)
        self.copies = 1
        self.lost = 0
        self.log: list[Delivered] = []

    def tell(self, workspace: Workspace, event: dict[str, Any]) -> None:
        """An event, tried again until it is acknowledged."""
        payload = self._callback(workspace, event)
        for _ in range(self.copies):
            first = self._road.begin("events_api", payload, 0)
            threading.Thread(target=self._insist, args=(payload, first), daemon=True).start()

    def ask(self, kind: str, payload: dict[str, Any]) -> Delivered:
        """An act of a person, tried once: the person sees an error where no acknowledgement comes."""
        return self._finish(self._road.begin(kind, payload, 0))

    @property
    def _road(self) -> Road:
        service = self._service
        return service.sockets if service.application.socket_mode else service.requests

    def _insist(self, payload: dict[str, Any], first: Attempt) -> None:
        if self._finish(first).acknowledged:
            return
        for attempt, pause in enumerate(self.retry_after, start=1):
            time.sleep(pause)
            if self._finish(self._road.begin("events_api", payload, attempt)).acknowledged:
                return

    def _finish(self, attempt: Attempt) -> Delivered:
        outcome = attempt.wait(self.seconds)
        with self._service.changed:
            if outcome.acknowledged and self.lost > 0:
                self.lost -= 1
                outcome = Delivered(outcome.kind, outcome.payload, outcome.attempt, None)
            self.log.append(outcome)
            self._service.changed.notify_all()
        return outcome

    def _callback(self, workspace: Workspace, event: dict[str, Any]) -> dict[str, Any]:
        channel = workspace.channels.get(str(event.get("channel", "")))
        authorization = {
            "enterprise_id": None,
            "team_id": workspace.id,
            "user_id": workspace.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "type": "event_callback",
            "token": "verification",
            "team_id": workspace.id,
            "api_app_id": self._service.application.id,
            "event": event,
            "event_id": opaque("Ev"),
            "event_time": int(self._service.clock()),
            "authorizations": [authorization],
            "is_ext_shared_channel": channel.shared if channel else False,
        }

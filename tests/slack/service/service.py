"""The stand-in as a whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, Self

from tests.slack.service.application import Application
from tests.slack.service.clock import Clock, opaque
from tests.slack.service.delivery import Delivery
from tests.slack.service.faults import Fault, Faults, Kind
from tests.slack.service.messages import Channel, Message
from tests.slack.service.pace import Pace
from tests.slack.service.recorded import Call, Delivered
from tests.slack.service.requests import Requests
from tests.slack.service.sockets import Sockets
from tests.slack.service.triggers import Triggers
from tests.slack.service.web_api import WebApi
from tests.slack.service.web_server import WebServer
from tests.slack.service.workspace import Workspace


class SlackService:
    """Runs from its making until it is closed. `manifest` decides what the app may and hears."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.clock = Clock()
        self.application = Application(dict(manifest))
        self.faults = Faults()
        self.pace = Pace(self.clock)
        self.triggers = Triggers(self.clock)
        self.codes: dict[str, Workspace] = {}
        self.workspaces: list[Workspace] = []
        self.nobody = Workspace(self, "")
        self.delivery = Delivery(self)
        self.api = WebApi(self)
        self.sockets = Sockets(self.application)
        self.requests = Requests(self.application, self.clock)
        self._web = WebServer(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.sockets.close()
        self.requests.close()
        self._web.close()

    @property
    def url(self) -> str:
        """What MADOGUCHI_SLACK_API_URL is set to."""
        return f"{self._web.url}api/"

    @property
    def authorize_url(self) -> str:
        """Where an installation begins."""
        return f"{self._web.url}oauth/v2/authorize"

    def environment(self, workspace: Workspace) -> dict[str, str]:
        """The settings of an app that is installed in one workspace."""
        return {
            "MADOGUCHI_SLACK_API_URL": self.url,
            "MADOGUCHI_SLACK_BOT_TOKEN": workspace.token,
            "MADOGUCHI_SLACK_APP_TOKEN": self.application.token,
            "MADOGUCHI_SLACK_SIGNING_SECRET": self.application.signing_secret,
        }

    def workspace(self, name: str) -> Workspace:
        """One more organisation, with the app installed."""
        workspace = Workspace(self, name)
        self.workspaces.append(workspace)
        return workspace

    def team(self, id_: str) -> Workspace:
        """A workspace by its id."""
        return next(each for each in self.workspaces if each.id == id_)

    def installed(self, token: str) -> Workspace | None:
        """The workspace that a bot token belongs to."""
        return next((each for each in self.workspaces if token and each.token == token), None)

    def consent(self, workspace: Workspace) -> str:
        """The code that a person's consent to an installation gives."""
        code = opaque("").lower()
        self.codes[code] = workspace
        return code

    def response_url(self, user: str, channel: Channel, message: Message | None = None) -> str:
        """A new address to answer to."""
        return f"{self._web.url}response/{self.triggers.respond_to(user, channel, message)}"

    def goes_wrong(self, method: str, kind: Kind, **more: Any) -> None:
        """Let the next call of this method go wrong; see `Fault`."""
        self.faults.add(Fault(method, kind, **more))

    def calls(self, method: str) -> list[Call]:
        """Every call of one method so far."""
        return [call for call in self.api.calls if call.method == method]

    def delivered(self, kind: str = "events_api") -> list[Delivered]:
        """Every attempt to hand something to the app that is over: acknowledged or given up."""
        return [each for each in self.delivery.log if each.kind == kind]

    def until(self, holds: Callable[[], bool], *, seconds: float = 20.0) -> None:
        """Wait for something that the app will do; fails with everything that was said."""
        with self.changed:
            if not self.changed.wait_for(holds, seconds):
                raise AssertionError(f"waited {seconds:g} s in vain\n{self._transcript()}")

    def _transcript(self) -> str:
        said = [m for workspace in self.workspaces for m in workspace.messages()]
        lines = [f"{m.ts} {m.channel.name or m.channel.id} {m.user}: {m.shown}" for m in said]
        refused = [f"{c.method}: {c.error}" for c in self.api.calls if not c.ok]
        return "\n".join([*sorted(lines), *refused])

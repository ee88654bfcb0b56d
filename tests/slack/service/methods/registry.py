"""What a method is, and the list of those that exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.slack.service.failure import ApiError

if TYPE_CHECKING:
    from tests.slack.service.service import SlackService
    from tests.slack.service.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Request:
    """One call by an app that has shown who it is."""

    service: SlackService
    workspace: Workspace
    arguments: dict[str, Any]

    def needed(self, name: str) -> Any:
        """An argument that must be there."""
        value = self.arguments.get(name)
        if value in (None, ""):
            raise ApiError("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing {name}"]})
        return value

    def text(self, name: str) -> str:
        return str(self.arguments.get(name) or "")


Run = Callable[[Request], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """`scopes`: one of them is enough. `token`: how the token that it takes begins, "" for none."""

    run: Run
    scopes: tuple[str, ...]
    token: str


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, token: str = "xoxb-") -> Callable[[Run], Run]:
    """Enter a function as a method of the Web API."""

    def enter(run: Run) -> Run:
        METHODS[name] = Method(run, scopes, token)
        return run

    return enter

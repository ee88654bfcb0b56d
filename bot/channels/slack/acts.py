"""What people do in Slack, once it has been read: a question, a press, a form, a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Body = Mapping[str, Any]
"""A payload as Slack sends it."""


@dataclass(frozen=True, slots=True)
class Who:
    """A user, in their own workspace; `outside` where others than our workspace read along."""

    team: str
    user: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in Slack: `workspace` is where the application is installed.

    `thread` is the message below which an answer goes, `message` the one that
    somebody wrote or pressed; both are empty where there is none.
    """

    workspace: str
    channel: str
    thread: str = ""
    message: str = ""

    @property
    def direct(self) -> bool:
        """Whether this is the direct message with the application."""
        return self.channel.startswith("D")


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks `text`; `private` where the answer is for them alone. `key` names the event for ever."""

    who: Who
    spot: Spot
    text: str
    key: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody looks at the application: its `tab` is `home` or `messages`."""

    who: Who
    spot: Spot
    tab: str


@dataclass(frozen=True, slots=True)
class Left:
    """A workspace took the application away."""

    workspace: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us: `reason` is a code for the log."""

    reason: str


@dataclass(frozen=True, slots=True)
class Typed:
    """`/madoguchi <text>`."""

    who: Who
    spot: Spot
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button; `trigger` opens a form within three seconds, `view` is the form that it stands in."""

    who: Who
    spot: Spot
    action: str
    key: str
    trigger: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that was sent, with all that Slack says of it."""

    who: Who
    workspace: str
    view: Body
    key: str

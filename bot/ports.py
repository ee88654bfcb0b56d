"""What the application needs from the outside: somebody who delivers messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from starlette.types import ASGIApp


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that can be written to: an address within a workspace of a channel.

    `thread` is the service's id of the message below which it goes; `viewer`
    that of the only person who may see it. A channel that knows neither
    writes to the address.
    """

    channel: str
    workspace: str
    address: str
    thread: str = ""
    viewer: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver one message.

    `id` stays the same over all attempts; a channel stores it with the message
    where it can. `at` is the instant of this attempt, `first_try_at` that of
    the first. `payload` says what the message says; the channel renders it.
    `repeated` means that an earlier attempt may have arrived and that nobody
    can tell: the message must say so (再送の可能性あり). `edits` is the service's
    id of our earlier message that this one replaces; doing that twice does no
    harm, so it is repeated without looking for it.
    """

    id: str
    kind: str
    destination: Destination
    payload: dict[str, Any]
    scope: str
    at: dt.datetime
    first_try_at: dt.datetime
    repeated: bool = False
    edits: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """The service has the message, under its own id."""

    external_id: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The service certainly did not take it and wants no call for `after` (429, connection refused).

    `alone` says that only this message has to wait (one mailbox is full), not the workspace.
    """

    after: dt.timedelta
    reason: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """The service may or may not have taken it (time-out, reset, 5xx)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Permanent:
    """The service will never take it (no such address, no permission)."""

    reason: str


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The channel has no read-back: nobody can find out whether the message arrived."""


Outcome = Sent | Retry | Unknown | Permanent


@dataclass(frozen=True, slots=True)
class Pace:
    """The least time between two messages to one workspace and to one address."""

    workspace: dt.timedelta = dt.timedelta()
    address: dt.timedelta = dt.timedelta()


class Messenger(Protocol):
    """A channel that delivers.

    A messenger never retries by itself and raises nothing: an exception counts
    as `Unknown`.
    """

    @property
    def pace(self) -> Pace:
        """How fast the service lets us write."""
        ...

    def send(self, delivery: Delivery) -> Outcome:
        """Try once, within the HTTP time-out of the settings."""
        ...

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        """Look for an earlier attempt by its id; None where the service certainly does not have it."""
        ...


class Channel(Protocol):
    """A service that brings what people do and takes what we say.

    What comes in is stored before the service is told that it arrived; what
    goes out comes from the outbox through `messenger`.
    """

    @property
    def name(self) -> str:
        """The channel's name in the database: slack, teams, mail …"""
        ...

    @property
    def messenger(self) -> Messenger:
        """What delivers to this channel."""
        ...

    @property
    def mounts(self) -> Mapping[str, ASGIApp]:
        """Path → what answers there, for a service that calls our web server."""
        ...

    def start(self) -> None:
        """Begin to listen; returns at once. Raises `Misconfigured` with what to do."""
        ...

    def stop(self) -> None:
        """Stop listening; what was stored is dealt with at the next start."""
        ...

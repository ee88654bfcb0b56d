"""What the application needs from the outside: somebody who delivers messages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that can be written to: an address within a workspace of a channel."""

    channel: str
    workspace: str
    address: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver one message.

    `id` stays the same over all attempts; a channel stores it with the message
    where it can. `at` is the instant of this attempt, `first_try_at` that of
    the first. `payload` says what the message says; the channel renders it.
    `repeated` means that an earlier attempt may have arrived and that nobody
    can tell: the message must say so (再送の可能性あり).
    """

    id: str
    kind: str
    destination: Destination
    payload: dict[str, Any]
    scope: str
    at: dt.datetime
    first_try_at: dt.datetime
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """The service has the message, under its own id."""

    external_id: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The service certainly did not take it and wants no call for `after` (429, connection refused)."""

    after: dt.timedelta
    reason: str


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

"""A chat service in memory whose messages can be replaced."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from bot.ports import CannotTell, Delivery, Outcome, Pace, Retry, Sent, Unknown


@dataclass
class Posted:
    """One message as the people of the workspace see it, with everything it ever said."""

    delivery: Delivery
    said: list[dict[str, Any]] = field(default_factory=list)

    @property
    def payload(self) -> dict[str, Any]:
        return self.said[-1]


class Workspace:
    """Stores what it is sent, but for the messages of a kind that are to fail."""

    pace = Pace()

    def __init__(self) -> None:
        self.messages: dict[str, Posted] = {}
        self.received: list[Delivery] = []
        self._failures: dict[str, list[Outcome]] = {}
        self._numbers = itertools.count(1)

    def fail(self, kind: str, *outcomes: Outcome) -> None:
        """Have the next messages of a kind end so; of unknown outcome are those that it stored."""
        self._failures[kind] = list(outcomes)

    def send(self, delivery: Delivery) -> Outcome:
        self.received.append(delivery)
        failures = self._failures.get(delivery.kind, [])
        failure = failures.pop(0) if failures else None
        if failure is None or isinstance(failure, Unknown):
            stored = Sent(self._store(delivery))
        return failure or stored

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        found = [key for key, posted in self.messages.items() if posted.delivery.id == delivery.id]
        return Sent(found[0]) if found else None

    def _store(self, delivery: Delivery) -> str:
        if delivery.edits:
            self.messages[delivery.edits].said.append(delivery.payload)
            return delivery.edits
        external = f"m{next(self._numbers)}"
        self.messages[external] = Posted(delivery, [delivery.payload])
        return external

    def of_kind(self, kind: str) -> list[Posted]:
        return [posted for posted in self.messages.values() if posted.delivery.kind == kind]

    def sentences(self, viewer: str = "") -> list[str]:
        """What was said to one person alone, or to anybody."""
        posted = self.of_kind("sentence")
        return [p.payload["text"] for p in posted if viewer in ("", p.delivery.destination.viewer)]

"""What happened on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Call:
    """One call of the Web API; `answer` stays empty where the connection was cut."""

    method: str
    arguments: Mapping[str, Any]
    token: str
    team: str
    at: float
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return bool(self.answer.get("ok"))

    @property
    def error(self) -> str:
        return str(self.answer.get("error", ""))


@dataclass(frozen=True, slots=True)
class Delivered:
    """One attempt to hand something to the app.

    `kind` is `events_api`, `interactive` or `slash_commands`; `attempt` counts
    from 0; `latency` is in seconds and None where no acknowledgement came in
    time; `body` is what the acknowledgement carried.
    """

    kind: str
    payload: Mapping[str, Any]
    attempt: int
    latency: float | None
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def acknowledged(self) -> bool:
        return self.latency is not None

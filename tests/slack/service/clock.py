"""The service's own time, which a test can move forward."""

from __future__ import annotations

import time
import uuid


class Clock:
    """Unix seconds."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self._ahead

    def forward(self, seconds: float) -> None:
        """Let time pass without anybody waiting."""
        self._ahead += seconds


class Stamps:
    """Message ids as Slack makes them: seconds and microseconds, in order, never twice."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> str:
        self._last = max(int(self._clock() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


def opaque(prefix: str) -> str:
    """An id of Slack's form: a letter for the kind, then letters and digits."""
    return prefix + uuid.uuid4().hex[:10].upper()

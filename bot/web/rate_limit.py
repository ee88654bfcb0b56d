"""How often one visitor may ask."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

# Entries that can no longer matter are swept when there are this many visitors.
_SWEEP_AT = 10_000


class RateLimit:
    """At most `times` in any `seconds`, for each key; in memory, safe for threads."""

    def __init__(self, times: int, seconds: float, stopwatch: Callable[[], float]) -> None:
        self._times = times
        self._seconds = seconds
        self._stopwatch = stopwatch
        self._taken: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, key: str) -> bool:
        """Count one; False where the visitor has to wait."""
        now = self._stopwatch()
        with self._lock:
            if len(self._taken) >= _SWEEP_AT:
                self._sweep(now)
            taken = self._taken.setdefault(key, deque())
            while taken and taken[0] <= now - self._seconds:
                taken.popleft()
            if len(taken) >= self._times:
                return False
            taken.append(now)
            return True

    def _sweep(self, now: float) -> None:
        old = [key for key, taken in self._taken.items() if not taken or taken[-1] <= now - self._seconds]
        for key in old:
            del self._taken[key]

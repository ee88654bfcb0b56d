"""What a service does when it does not do what it should."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import anyio
from starlette.responses import Response


class Faults:
    """`down` refuses everything; `slow` says so too late, so often; `busy` refuses, so often, for seconds.

    `answers` are given in place of doing it, one for each call; None does it.
    """

    def __init__(self) -> None:
        self.down = False
        self.slow = 0
        self.late_by = 0.0
        self.busy: list[str] = []
        self.answers: list[Response | None] = []
        self.calls = 0

    def clear(self) -> None:
        self.down, self.slow, self.busy, self.answers = False, 0, [], []

    def before(self, refuse: Callable[[int, str], Response]) -> Response | None:
        """What is answered in place of doing it."""
        self.calls += 1
        if self.down:
            return refuse(503, "")
        if self.answers:
            answer = self.answers.pop(0)
            if answer is not None:
                return answer
        if self.busy:
            return refuse(429, self.busy.pop(0))
        return None

    async def after(self) -> None:
        """It was done; the answer takes its time."""
        if self.slow:
            self.slow -= 1
            await anyio.sleep(self.late_by)


class Waiting:
    """Waits for what another thread will do."""

    def __init__(self) -> None:
        self.changed = threading.Condition()

    def tell(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def until(self, holds: Callable[[], object], *, seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        with self.changed:
            while not holds():
                assert time.monotonic() < end, "it did not happen"
                self.changed.wait(0.05)

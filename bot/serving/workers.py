"""Threads that do what was stored, as soon as it was stored.

A channel only stores what comes in; these do the work. Each runs until nothing
is left, then sleeps until somebody wakes it, or for the poll interval: what
another process stored wakes nobody here.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.delivery.send import Pause

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is done until nothing is left; `run` tells whether it did anything.

    `run` is given what to wait with: it returns early when there may be more to
    do, and True when it is time to stop. What `run` raises is logged, and it
    runs again after the next poll.
    """

    name: str
    run: Callable[[Pause], bool]


class Workers:
    """One thread for each work; `poll` in seconds."""

    def __init__(self, works: Sequence[Work], *, poll: float) -> None:
        self._workers = [_Worker(work, poll, self.wake) for work in works]

    def start(self) -> None:
        """Begin to work."""
        for worker in self._workers:
            worker.thread.start()

    def wake(self) -> None:
        """There is something to do."""
        for worker in self._workers:
            worker.awake.set()

    def stop(self) -> None:
        """Let each finish what it has in hand; the rest waits for the next start."""
        for worker in self._workers:
            worker.stopping.set()
            worker.awake.set()
        for worker in self._workers:
            worker.thread.join()


class _Worker:
    def __init__(self, work: Work, poll: float, wake_all: Callable[[], None]) -> None:
        self._work = work
        self._poll = poll
        self._wake_all = wake_all
        self.awake = threading.Event()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name=work.name)

    def pause(self, seconds: float) -> bool:
        """Wait so long or until woken; True when it is time to stop."""
        if not self.stopping.is_set():
            self.awake.wait(seconds)
            self.awake.clear()
        return self.stopping.is_set()

    def _run(self) -> None:
        while not self.stopping.is_set():
            if self._once():
                # An answer is a message to send, a press may be a question to answer.
                self._wake_all()
            self.pause(self._poll)

    def _once(self) -> bool:
        try:
            return self._work.run(self.pause)
        except Exception:
            _LOG.exception("%s failed and runs again", self._work.name)
            return False

"""A chat service in memory, a clock that tests move, and a worker between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bot.delivery.board import BoardMessenger
from bot.delivery.send import Sender, Timing
from bot.ports import CannotTell, Delivery, Outcome, Pace, Retry, Sent
from tests.storage.samples import NOW

TIMING = Timing(lease=dt.timedelta(seconds=90), quiet=dt.timedelta(seconds=60), call=dt.timedelta(seconds=20))


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self, at: dt.datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        return self.at

    def pause(self, seconds: float) -> bool:
        self.at += dt.timedelta(seconds=seconds)
        return False


class Chat:
    """Answers what its script says, then accepts.

    A script entry is an outcome or an exception; with `stored` in front of it
    the message was stored nevertheless. `before` is done once, while a message is on its way.
    """

    def __init__(self, *script: object, pace: Pace | None = None, readable: bool = True) -> None:
        self.pace = pace or Pace()
        self.script = list(script)
        self.readable = readable
        self.looked: list[object] = []
        self.messages: list[Delivery] = []
        self.before: Callable[[], object] | None = None

    def send(self, delivery: Delivery) -> Outcome:
        before, self.before = self.before, None
        if before:
            before()
        answer = self.script.pop(0) if self.script else None
        stored = isinstance(answer, tuple)
        if stored or answer is None:
            self.messages.append(delivery)
        answer = answer[1] if isinstance(answer, tuple) else answer
        if isinstance(answer, Exception):
            raise answer
        return answer or Sent(f"m{len(self.messages)}")  # type: ignore[return-value]

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        if self.looked:
            answer = self.looked.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer  # type: ignore[return-value]
        if not self.readable:
            return CannotTell()
        found = [each for each in self.messages if each.id == delivery.id]
        return Sent("found") if found else None


def worker(database, chat, clock, timing=TIMING):
    messengers = {"chat": chat, "board": BoardMessenger(database)}
    return Sender(database, messengers, timing, clock)


def deliver(database, chat, clock, *, patience=dt.timedelta(days=30)):
    """Run one worker until nothing is left; gives the number of attempts."""
    return worker(database, chat, clock).run(pause=clock.pause, patience=patience)

"""A clock that begins on a day of the tests' own and then goes as fast as any."""

from __future__ import annotations

import datetime as dt
import time

START = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)


class Clock:
    """Gives the instant."""

    def __init__(self, start: dt.datetime = START) -> None:
        self.move_to(start)

    def __call__(self) -> dt.datetime:
        return self._start + dt.timedelta(seconds=time.monotonic() - self._begun)

    def move_to(self, at: dt.datetime) -> None:
        """It is then."""
        self._start, self._begun = at, time.monotonic()

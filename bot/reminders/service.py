"""The reminder service: plan, queue what is due, deliver it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from bot.delivery import queue
from bot.delivery.queue import Queued
from bot.delivery.send import Pause, Sender, Timing
from bot.ports import Messenger
from bot.reminders.compose import Composer
from bot.reminders.outlook import Outlooks
from bot.reminders.planning import Planning, Replanned
from bot.storage.database import Database

_PATIENCE = dt.timedelta(seconds=2)
"""How long one run waits for a gate of a channel to open before it leaves the rest to the next."""


class Reminders:
    """All three steps over one database; each may be repeated at any time, in any process.

    `messengers` is asked when something is to be sent: what delivers may itself
    need the reminders.
    """

    def __init__(
        self,
        database: Database,
        outlooks: Outlooks,
        messengers: Callable[[], Mapping[str, Messenger]],
        timing: Timing,
        pause: Pause,
    ) -> None:
        self.database = database
        self.outlooks = outlooks
        self.planning = Planning(outlooks)
        self._composer = Composer(outlooks)
        self._messengers = messengers
        self._timing = timing
        self._pause = pause

    @property
    def channels(self) -> list[str]:
        """The channels on which something can be sent now."""
        return sorted(self._messengers())

    def plan(self, *, at: dt.datetime) -> Replanned:
        """Compare the plan of the coming year with what is stored."""
        return self.planning.run(self.database, at=at)

    def queue_due(self, *, at: dt.datetime) -> Queued:
        """Move what is due to the outbox."""
        return queue.run(self.database, at=at, compose=self._composer)

    def deliver(self, clock: Callable[[], dt.datetime], pause: Pause | None = None) -> int:
        """Send what waits, and settle what is unknown; how many attempts were made."""
        sender = Sender(self.database, self._messengers(), self._timing, clock)
        return sender.run(pause=pause or self._pause, patience=_PATIENCE)

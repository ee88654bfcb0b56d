"""The periodic work, as names and intervals; the application starts it.

Each tick asks the store "what is due?". A tick that is late or runs twice does
no harm, because the rows are the truth.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    name: str
    seconds: int


QUEUE_DUE = Tick("queue_due", 20)
"""Moves planned reminders whose time has come to the outbox."""
PLAN = Tick("plan", 1800)
"""Compares the plan of the coming year with the stored rows."""

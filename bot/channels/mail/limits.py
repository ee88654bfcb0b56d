"""How much mail is answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.storage import mails

_HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Questions in any hour, from one sender and from all.

    Counted in the database: a restart forgets none.
    """

    per_sender: int
    per_hour: int

    def is_full(self, connection: sa.Connection, *, at: dt.datetime) -> bool:
        """Whether everybody has to wait."""
        return mails.count(connection, since=at - _HOUR) >= self.per_hour

    def exceeds(self, connection: sa.Connection, sender: str, *, at: dt.datetime) -> bool:
        """Whether one sender wrote too often."""
        return mails.count(connection, since=at - _HOUR, sender=sender) >= self.per_sender

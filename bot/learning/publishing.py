"""Bringing approved Q&As and past enquiries into the index, and withdrawn ones out of it.

What is to be there and what the served generation holds are compared each
time, so that a kill at any point is made good by the next look.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from bot.errors import MadoguchiError, Unavailable
from bot.index.reindex import AlreadyRunning
from bot.learning import documents
from bot.storage.database import Database
from knowledge.record import DocumentRecord

_LOG = logging.getLogger(__name__)
_AGAIN = dt.timedelta(minutes=10)


class Publishing:
    """`held` gives the documents of the served generation, `reindex` makes and serves the next one.

    Where a generation could not be made for the same documents, it is tried again
    after a while, so that a mistake elsewhere does not keep the machine busy.
    """

    def __init__(
        self,
        database: Database,
        held: Callable[[], Iterable[DocumentRecord]],
        reindex: Callable[[], object],
        now: Callable[[], dt.datetime],
    ) -> None:
        self._database = database
        self._held = held
        self._reindex = reindex
        self._now = now
        self._failed: tuple[frozenset[str], dt.datetime] | None = None

    def work(self) -> bool:
        """Make the next generation where they changed; whether it was made."""
        wanted = self._wanted()
        if wanted is None or self._has_just_failed(wanted):
            return False
        try:
            self._reindex()
        except AlreadyRunning:
            return False
        except MadoguchiError as error:
            _LOG.error("Q&As and past enquiries were not brought into the index: %s", error)
            self._failed = wanted, self._now()
            return False
        return True

    def _wanted(self) -> frozenset[str] | None:
        """What is to be in the index, or None where it is, or where there is no index yet."""
        with self._database.reading() as connection:
            wanted = documents.findable(connection)
        try:
            held = {each.id for each in self._held() if each.source in documents.SOURCES}
        except Unavailable:
            return None
        return wanted if held != wanted else None

    def _has_just_failed(self, wanted: frozenset[str]) -> bool:
        return (
            self._failed is not None and self._failed[0] == wanted and self._now() < self._failed[1] + _AGAIN
        )

"""The tick that keeps the index up to date: the web by its schedule, watched folders by their look."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import MadoguchiError
from bot.index.fetch import Fetching
from bot.index.reindex import AlreadyRunning
from bot.index.watch import look_of
from bot.storage import watched
from bot.storage.database import Database

_LOG = logging.getLogger(__name__)
_LOOK_EVERY = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Renewal:
    """`reindex` builds and serves a new generation as of an instant."""

    database: Database
    fetching: Callable[[], Fetching]
    reindex: Callable[[dt.datetime], object]

    def tick(self, at: dt.datetime) -> None:
        """Look and fetch what is due, and reindex where something changed.

        Where another reindex runs, the folders are looked at again next time.
        """
        looks = self._looks(at)
        if not (self._fetch(at) | bool(looks)):
            return
        try:
            self.reindex(at)
        except AlreadyRunning:
            return
        except MadoguchiError as error:
            _LOG.error("the index was not renewed: %s", error)
        self._note(looks, at)

    def _fetch(self, at: dt.datetime) -> bool:
        try:
            fetching = self.fetching()
            if not fetching.is_due(at):
                return False
            outcomes = list(fetching.round(at))
        except MadoguchiError as error:
            _LOG.error("nothing was fetched: %s", error)
            return False
        for outcome in outcomes:
            if outcome.failed:
                _LOG.warning("%s was not fetched: %s %s", outcome.source, outcome.code, outcome.detail)
        return any(outcome.code == "changed" for outcome in outcomes)

    def _looks(self, at: dt.datetime) -> dict[str, str]:
        """Folders that look other than the last time; one that is not mounted has not changed."""
        with self.database.reading() as connection:
            due = [
                each
                for each in watched.listed(connection)
                if each.looked_at is None or each.looked_at <= at - _LOOK_EVERY
            ]
        seen = {each.location: look_of(Path(each.location)) for each in due}
        changed = {each.location for each in due if seen[each.location] not in ("", each.digest)}
        self._note({place: look for place, look in seen.items() if look and place not in changed}, at)
        return {place: seen[place] for place in changed}

    def _note(self, looks: dict[str, str], at: dt.datetime) -> None:
        with self.database.writing() as connection:
            for place, look in looks.items():
                watched.note(connection, place, digest=look, at=at)

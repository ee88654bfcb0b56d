"""Asking for the published documents of the manifest, politely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.index.fetched import earlier_in
from bot.storage import fetched
from bot.storage.database import Database
from bot.storage.fetched import FetchedRow
from knowledge.calendars.office_hours import japan_date
from knowledge.sources import Fetcher, Known, Manifest, Outcome, WebSource

_PAUSE = 3.0  # seconds between two requests to one server


@dataclass(frozen=True, slots=True)
class Fetching:
    """Everything a round of fetching touches."""

    database: Database
    directory: Path
    manifest: Manifest
    client: Callable[[], httpx.Client]
    stopwatch: Callable[[], float]
    sleep: Callable[[float], None]

    def is_due(self, at: dt.datetime) -> bool:
        """Whether the schedule of the manifest wants a round now."""
        if not self.manifest.every_hours or not self.manifest.wanted:
            return False
        with self.database.reading() as connection:
            rows = fetched.by_source(connection)
        since = at - dt.timedelta(hours=self.manifest.every_hours)
        return any(each.id not in rows or rows[each.id].checked_at <= since for each in self.manifest.wanted)

    def round(self, at: dt.datetime) -> Iterator[Outcome]:
        """Ask for every source that is turned on, one after the other, and keep each outcome at once.

        A server that says that it is busy is left alone for the rest of the round.
        """
        self._tidy()
        busy: set[str] = set()
        with self.client() as client:
            fetcher = self._fetcher(client, at)
            asked: set[str] = set()
            for source in self.manifest.wanted:
                if source.host in busy:
                    continue
                if source.host in asked:
                    self.sleep(_PAUSE)
                asked.add(source.host)
                outcome = self._fetch(fetcher, source, at)
                if outcome.code == "later":
                    busy.add(source.host)
                yield outcome

    def _fetcher(self, client: httpx.Client, at: dt.datetime) -> Fetcher:
        """Fetches, and keeps what a new file replaces for questions about an earlier day."""
        with self.database.reading() as connection:
            rows = fetched.by_source(connection)
        earlier, today = earlier_in(self.directory), japan_date(at)

        def keep(source: str, path: Path) -> None:
            since = rows[source].changed_at if source in rows else None
            earlier.keep(source, path, since=japan_date(since) if since else today, until=today)

        return Fetcher(client, self.directory, self.manifest.hosts, self.stopwatch, before_replacing=keep)

    def _fetch(self, fetcher: Fetcher, source: WebSource, at: dt.datetime) -> Outcome:
        with self.database.reading() as connection:
            row = fetched.by_source(connection).get(source.id)
        same = row is not None and row.url == source.url
        outcome = fetcher.fetch(source, row.known if row and same else Known())
        changed_at = at if outcome.code == "changed" else (row.changed_at if row else None)
        known = outcome.known
        kept = FetchedRow(
            source.id,
            source.url,
            known.etag,
            known.last_modified,
            known.sha256,
            outcome.code,
            outcome.detail[:200],
            at,
            changed_at,
        )
        with self.database.writing() as connection:
            fetched.record(connection, kept)
        return outcome

    def _tidy(self) -> None:
        """What is not wanted any more leaves the disk."""
        wanted = {source.id for source in self.manifest.wanted}
        for path in self.directory.iterdir() if self.directory.is_dir() else ():
            if path.is_file() and path.stem not in wanted:
                path.unlink(missing_ok=True)
        earlier = earlier_in(self.directory)
        for source in set(earlier.sources()) - wanted:
            earlier.forget(source)

"""What a fetched document was before it changed: kept for questions about an earlier day."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.index.reading import PARTIAL

_BETWEEN = "_"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that was current from `since` until the day before `until`."""

    path: Path
    since: dt.date
    until: dt.date

    @property
    def days(self) -> int:
        """How long it was current."""
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Earlier:
    """The copies below one directory: `<source>/<since>_<until>.<suffix>`.

    At most `most` of one source, and `room` bytes of all of them together.
    """

    directory: Path
    most: int = 6
    room: int = 200 << 20

    def keep(self, source: str, path: Path, *, since: dt.date, until: dt.date) -> None:
        """Copy a file here that is about to be replaced, unless it was not current for a day.

        Of one day the first is kept: after a kill the same file, or the one after it, comes again.
        """
        copies = self.of(source)
        if since >= until or any(copy.until == until for copy in copies):
            return
        copies.append(self._copied(source, path, since, until))
        while len(copies) > self.most:
            # Whoever asks about a day of it gets the copy after it.
            shortest = min(copies, key=lambda copy: copy.days)
            shortest.path.unlink()
            copies.remove(shortest)
        self._make_room()

    def _copied(self, source: str, path: Path, since: dt.date, until: dt.date) -> Copy:
        own = self.directory / source
        own.mkdir(parents=True, exist_ok=True)
        # Written beside and moved, so that a kill never leaves half a copy.
        partial = Path(shutil.copyfile(path, own / PARTIAL))
        return Copy(partial.replace(own / f"{since}{_BETWEEN}{until}{path.suffix}"), since, until)

    def of(self, source: str) -> list[Copy]:
        """The copies of one source, the oldest first."""
        return sorted(_copies(self.directory / source), key=lambda copy: copy.until)

    def sources(self) -> list[str]:
        """Whose copies there are."""
        return [path.name for path in self.directory.iterdir()] if self.directory.is_dir() else []

    def forget(self, source: str) -> None:
        """Remove every copy of a source."""
        shutil.rmtree(self.directory / source, ignore_errors=True)

    def _make_room(self) -> None:
        copies = sorted((copy for each in self.sources() for copy in self.of(each)), key=lambda c: c.until)
        size = sum(copy.path.stat().st_size for copy in copies)
        for copy in copies:
            if size <= self.room:
                break
            size -= copy.path.stat().st_size
            copy.path.unlink()


def _copies(directory: Path) -> Iterator[Copy]:
    for path in directory.iterdir() if directory.is_dir() else ():
        since, _, until = path.stem.partition(_BETWEEN)
        try:
            yield Copy(path, dt.date.fromisoformat(since), dt.date.fromisoformat(until))
        except ValueError:
            continue  # nothing of ours

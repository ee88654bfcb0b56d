"""What a check may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from bot.checks.finding import Finding
from bot.index.places import Places
from bot.settings import Settings
from bot.storage import generations, migrations, sources
from bot.storage.database import Database
from bot.storage.generations import GenerationRow
from bot.storage.sources import Source


@dataclass(frozen=True)
class Surroundings:
    """The installation as it stands at `at`.

    `database` is None before the first start. `online` allows a check to open
    connections to the outside.
    """

    settings: Settings
    environ: Mapping[str, str]
    database: Database | None
    at: dt.datetime
    online: bool = False

    @property
    def places(self) -> Places:
        """Directories of the index."""
        return Places(self.settings.home)

    @cached_property
    def revision(self) -> str | None:
        """The schema of the database; raises SQLAlchemyError where it cannot be reached."""
        return migrations.current(self.database) if self.database else None

    @cached_property
    def usable(self) -> Database | None:
        """The database, where it answers and has the present schema."""
        try:
            return self.database if self.revision == migrations.HEAD else None
        except sa.exc.SQLAlchemyError:
            return None

    @cached_property
    def served(self) -> GenerationRow | None:
        """The generation that answers, where there is one."""
        if self.usable is None:
            return None
        with self.usable.reading() as connection:
            return generations.served(connection)

    @cached_property
    def sources(self) -> list[Source]:
        """What is registered."""
        if self.usable is None:
            return []
        with self.usable.reading() as connection:
            return sources.listed(connection)


Check = Callable[[Surroundings], Iterator[Finding]]

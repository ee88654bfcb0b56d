"""A small installation in a directory, and what the checks find in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import App, existing_database
from bot.checks.finding import Finding
from bot.checks.registry import examine
from bot.settings import load
from bot.storage import generations, sources
from knowledge.embedding.fake import FakeEmbedder

NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)


@dataclass
class Installation:
    """State in `home`; variables that a test adds to."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        return {"MADOGUCHI_HOME": str(self.home), "MADOGUCHI_STARTER": "false", **self.variables}

    def start(self) -> None:
        """What the first start does to the disk, but for the index."""
        self.home.mkdir(mode=0o700)
        app = App(load(self.environ))
        assert app.database.reading()
        app.close()

    def index(self, *folders: Path, at: dt.datetime = NOW) -> None:
        """Register folders and build an index from them."""
        app = App(load(self.environ))
        app.__dict__["embedder"] = FakeEmbedder()
        with app.database.writing() as connection:
            for folder in folders:
                sources.add(connection, location=str(folder), scope="shared", at=at)
        app.indexer().reindex(at=at, stopwatch=lambda: 0.0, progress=lambda *_: None)
        app.close()

    def generation(self) -> Path:
        """Where the served generation lies."""
        app = App(load(self.environ))
        with app.database.reading() as connection:
            served = generations.served(connection)
        app.close()
        assert served is not None
        return app.places.generations / served.id

    def findings(self, *, at: dt.datetime = NOW, online: bool = False) -> list[Finding]:
        """Everything the checks find."""
        return examine(self.environ, at=at, connect=existing_database, online=online)

    def ids(self, *, at: dt.datetime = NOW, online: bool = False) -> set[str]:
        """Only their ids."""
        return {finding.id for finding in self.findings(at=at, online=online)}

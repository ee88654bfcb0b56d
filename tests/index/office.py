"""A small office with a folder of documents, and everything that indexes it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.answering.quoting import QuotingAnswerer
from bot.domain.scope import SHARED
from bot.evaluation.golden import GoldenQuestions
from bot.index.fetched import candidates_in, manifest_in
from bot.index.places import Places
from bot.index.reading import Reading
from bot.index.reindex import Indexer, Options
from bot.index.report import Report
from bot.index.served import ServedIndex
from bot.storage import database as databases
from bot.storage import generations, migrations, sources
from bot.storage.database import Database
from knowledge.embedding.embedder import Embedder
from knowledge.embedding.fake import FakeEmbedder
from knowledge.readers import Limits
from knowledge.search.query import Query

NOW = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)

DOCUMENTS = {
    "勤怠.md": "# 勤怠の手引き\n\n年次有給休暇は前日までに電子申請で届け出ます。\n",
    "端末.md": "# 端末の手引き\n\nパスワードを忘れたときは情報担当へ連絡し、再発行を受けます。\n",
    "会議/予定.md": "# 会議室の手引き\n\n会議室は庁内予定表から予約します。\n",
}


class Office:
    """One installation; each reindex is a minute after the last generation."""

    def __init__(self, home: Path, embedder: Embedder | None = None, catalogue=()) -> None:
        self.home = home
        self.folder = home / "share"
        self.places = Places(home / "state")
        self.database: Database = databases.sqlite(home / "state" / "madoguchi.db")
        migrations.upgrade(self.database)
        self.embedder = embedder or FakeEmbedder()
        self.catalogue = catalogue
        self.ocr = ""

    def write(self, documents: dict[str, str]) -> None:
        for name, text in documents.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def register(self, location: Path | None = None) -> None:
        with self.database.writing() as connection:
            sources.add(connection, location=str(location or self.folder), scope=SHARED, at=NOW)

    def indexer(self) -> Indexer:
        return Indexer(
            database=self.database,
            places=self.places,
            embedder=self.embedder,
            starter=None,
            reading=Reading(Limits(), 1, self.ocr),
            golden=GoldenQuestions([self.home / "golden.jsonl"], QuotingAnswerer),
            fetched=lambda: candidates_in(self.places.fetched, manifest_in(self.places.home)),
            written=list,
            catalogue=lambda: self.catalogue,
        )

    def reindex(self, *, progress=lambda *_: None, **options: bool) -> Report:
        with self.database.reading() as connection:
            last = max((row.built_at for row in generations.ready(connection)), default=NOW)
        at = last + dt.timedelta(minutes=1)
        return self.indexer().reindex(
            at=at, stopwatch=lambda: 0.0, progress=progress, options=Options(**options)
        )

    def found(self, text: str, as_of: dt.date | None = None) -> list[str]:
        """The titles that a search finds, best first."""
        served = ServedIndex(self.database, self.places, self.embedder)
        try:
            return [hit.document.metadata.title for hit in served.current().search(Query(text, as_of=as_of))]
        finally:
            served.close()

    def generations(self) -> set[str]:
        """The directories on the disk."""
        return {path.name for path in self.places.generations.iterdir()}

    def close(self) -> None:
        self.database.close()

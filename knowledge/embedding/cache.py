"""Remembers embeddings by content, outside the index.

One SQLite file that survives a kill at any moment: a batch is either there or
not. Every build stamps what it used; what three builds did not use is dropped,
so that vectors of deleted text do not stay for ever.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding.embedder import Embedder, Embedding, TokenStates

_BATCH = 32
_KEPT_BUILDS = 3
_TABLES = """
CREATE TABLE IF NOT EXISTS build (number INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS embedding (
    key BLOB PRIMARY KEY, build INTEGER NOT NULL, vector BLOB NOT NULL, ids BLOB, states BLOB
) WITHOUT ROWID;
"""

Progress = Callable[[int, int], None]


class EmbeddingCache:
    """Embeddings of one embedder in `directory`; opening it starts a new build.

    Raises sqlite3.Error where the directory cannot be written.
    """

    def __init__(self, directory: Path, embedder: Embedder) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._embedder = embedder
        self._database = sqlite3.connect(directory / "embeddings.sqlite", timeout=60)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.executescript(_TABLES)
        with self._database:
            cursor = self._database.execute("INSERT INTO build DEFAULT VALUES")
        self._build = cursor.lastrowid

    def fill(self, texts: Sequence[str], progress: Progress) -> None:
        """Computes what is missing; `progress` gets the number done and the total."""
        unique = list(dict.fromkeys(texts))
        missing = [text for text in unique if not self._touch(text)]
        self._database.commit()
        done = len(unique) - len(missing)
        progress(done, len(unique))
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            self._store(batch)
            done += len(batch)
            progress(done, len(unique))

    def get(self, text: str) -> Embedding:
        """The embedding of a text that was filled; KeyError otherwise."""
        query = "SELECT vector, ids, states FROM embedding WHERE key = ?"
        row = self._database.execute(query, (self._key(text),)).fetchone()
        if row is None:
            raise KeyError(text)
        return self._embedding(*row)

    def drop_unused(self) -> None:
        """Forgets what the last builds did not use."""
        with self._database:
            oldest = (self._build or 0) - _KEPT_BUILDS
            self._database.execute("DELETE FROM embedding WHERE build <= ?", (oldest,))

    def close(self) -> None:
        self._database.close()

    def _touch(self, text: str) -> bool:
        update = "UPDATE embedding SET build = ? WHERE key = ?"
        return self._database.execute(update, (self._build, self._key(text))).rowcount == 1

    def _store(self, texts: Sequence[str]) -> None:
        found = self._embedder.passages(texts)
        rows = [self._row(text, item) for text, item in zip(texts, found, strict=True)]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO embedding VALUES (?, ?, ?, ?, ?)", rows)

    def _row(self, text: str, found: Embedding) -> tuple[object, ...]:
        tokens = found.tokens
        ids = tokens.ids.tobytes() if tokens else None
        states = tokens.states.tobytes() if tokens else None
        return self._key(text), self._build, found.vector.tobytes(), ids, states

    def _embedding(self, vector: bytes, ids: bytes | None, states: bytes | None) -> Embedding:
        tokens = None
        if ids is not None and states is not None:
            table = np.frombuffer(states, np.int8).reshape(-1, self._embedder.width)
            tokens = TokenStates(np.frombuffer(ids, np.int32), table)
        return Embedding(np.frombuffer(vector, np.float32), tokens)

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._embedder.name}\0{text}".encode()).digest()

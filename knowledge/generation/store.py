"""Documents and passages of a generation, in one SQLite file that is only read once written."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.rows import RowProperties

_TABLES = """
CREATE TABLE document (position INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE passage (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL,
    scope TEXT NOT NULL, kind TEXT NOT NULL, audience TEXT NOT NULL, passage TEXT NOT NULL
);
CREATE INDEX passage_document ON passage (document_id);
"""

_PROPERTIES = """
SELECT document_id, scope, kind, audience, json_extract(passage, '$.population') FROM passage ORDER BY row
"""


class Store:
    """Reads; may be used from several threads."""

    def __init__(self, path: Path) -> None:
        # `immutable` promises SQLite that nobody writes: no lock, no journal, a read-only disk will do.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()

    def documents(self) -> list[DocumentRecord]:
        """All documents in the order of the build."""
        rows = self._rows("SELECT record FROM document ORDER BY position")
        return [_documents().validate_json(record) for (record,) in rows]

    def properties(self) -> Iterator[RowProperties]:
        """What every row can be filtered by, in row order."""
        return (RowProperties(*row) for row in self._rows(_PROPERTIES))

    def at(self, row: int) -> Passage:
        """The passage of a row."""
        return self._one("SELECT passage FROM passage WHERE row = ?", row)

    def passage(self, id_: str) -> Passage:
        """The passage with this id; KeyError where there is none."""
        return self._one("SELECT passage FROM passage WHERE id = ?", id_)

    def row(self, id_: str) -> int:
        """The row of the passage with this id; KeyError where there is none."""
        found = self._rows("SELECT row FROM passage WHERE id = ?", id_)
        if not found:
            raise KeyError(id_)
        return int(found[0][0])

    def of_document(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in reading order."""
        rows = self._rows("SELECT passage FROM passage WHERE document_id = ? ORDER BY row", document_id)
        return tuple(_passages().validate_json(passage) for (passage,) in rows)

    def close(self) -> None:
        self._database.close()

    def _one(self, query: str, key: int | str) -> Passage:
        rows = self._rows(query, key)
        if not rows:
            raise KeyError(key)
        return _passages().validate_json(rows[0][0])

    def _rows(self, query: str, *values: int | str) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()


def write_store(path: Path, documents: Sequence[DocumentRecord], passages: Sequence[Passage]) -> None:
    """Writes the file; raises sqlite3.IntegrityError where two passages have one id."""
    database = sqlite3.connect(path)
    database.executescript(_TABLES)
    with database:
        records = ((i, _documents().dump_json(item).decode()) for i, item in enumerate(documents))
        database.executemany("INSERT INTO document VALUES (?, ?)", records)
        rows = ((i, *_columns(item)) for i, item in enumerate(passages))
        database.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    database.close()


def _columns(item: Passage) -> tuple[str, ...]:
    text = _passages().dump_json(item).decode()
    return item.id, item.document_id, item.scope, item.kind, item.audience.value, text


@cache
def _passages() -> TypeAdapter[Passage]:
    return TypeAdapter(Passage)


@cache
def _documents() -> TypeAdapter[DocumentRecord]:
    return TypeAdapter(DocumentRecord)

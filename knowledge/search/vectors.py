"""Nearest passages by vector, kept in Chroma."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.embedder import Vector

_BATCH = 1000


class VectorIndex(Protocol):
    """Finds rows by vector, scope by scope."""

    def nearest(self, vector: Vector, limit: int, scopes: Iterable[str]) -> NDArray[np.int64]:
        """At most `limit` rows of each scope, nearest first; unknown scopes give none."""

    def count(self) -> int:
        """How many rows are held."""

    def close(self) -> None: ...


class ChromaVectors:
    """One collection for each scope, so that a search never touches another scope."""

    def __init__(self, directory: Path) -> None:
        self._client = _client(directory)
        self._collections = {item.metadata["scope"]: item for item in self._client.list_collections()}

    def nearest(self, vector: Vector, limit: int, scopes: Iterable[str]) -> NDArray[np.int64]:
        rows: list[int] = []
        for scope in sorted(set(scopes) & self._collections.keys()):
            found = self._collections[scope].query(query_embeddings=[vector], n_results=limit, include=[])
            rows += map(int, found["ids"][0])
        return np.array(rows, dtype=np.int64)

    def count(self) -> int:
        return sum(item.count() for item in self._collections.values())

    def close(self) -> None:
        self._client.close()


def write_chroma(directory: Path, vectors: Vector, rows_by_scope: Mapping[str, NDArray[np.int64]]) -> None:
    """Writes the rows of `vectors` (rows, dimension) into one collection for each scope."""
    client = _client(directory)
    for scope, rows in rows_by_scope.items():
        collection = client.create_collection(
            "scope-" + scope.encode().hex(),
            metadata={"scope": scope},
            configuration={"hnsw": {"space": "ip"}},
            embedding_function=None,
        )
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            collection.add(ids=[str(row) for row in batch], embeddings=np.asarray(vectors[batch]))
    client.close()


def _client(directory: Path) -> Any:
    import chromadb

    settings = _settings()(anonymized_telemetry=False, is_persistent=True, allow_reset=False)
    return chromadb.PersistentClient(str(directory), settings=settings)


# Chroma opens a directory twice in one process only for settings of the very same class.
@cache
def _settings() -> Any:
    from chromadb.config import Settings

    class Explicit(Settings):
        """Chroma's settings without the environment and without a .env of the working directory."""

        @classmethod
        def settings_customise_sources(cls, *sources: Any, **named: Any) -> tuple[Any, ...]:
            return (named["init_settings"],)

    return Explicit

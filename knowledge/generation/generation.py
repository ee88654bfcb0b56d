"""An opened generation: read-only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from knowledge.embedding.embedder import Embedder
from knowledge.generation.manifest import EmbedderMismatch, Manifest, read_manifest
from knowledge.generation.store import Store
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.dense import Dense
from knowledge.search.fields import embedded
from knowledge.search.late import LateInteraction
from knowledge.search.lexical import Bm25Index
from knowledge.search.names import Names
from knowledge.search.query import Hit, Query
from knowledge.search.rows import Rows
from knowledge.search.searcher import Searcher, Vectors
from knowledge.search.vectors import ChromaVectors
from knowledge.search.words import Words


class Generation:
    """Documents, passages and search of one build.

    May be used from several threads. `manifest` says what it was built from.
    """

    def __init__(self, manifest: Manifest, store: Store, searcher: Searcher | None) -> None:
        self.manifest = manifest
        self._store = store
        self._searcher = searcher
        self._documents = {document.id: document for document in store.documents()}

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents of all scopes, superseded ones too, in the order of the build."""
        return tuple(self._documents.values())

    def passage(self, id_: str) -> Passage:
        """The passage with this id; KeyError where there is none."""
        return self._store.passage(id_)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in reading order; empty where it has none."""
        return self._store.of_document(document_id)

    def search(self, query: Query) -> list[Hit]:
        """Hits in the query's scopes, best first, `query.limit` at most."""
        if self._searcher is None:
            return []
        found = self._searcher.search(query)
        columns = (found.score, found.lexical, found.dense, found.late, found.coverage)
        return [
            self._hit(int(row), *map(float, values))
            for row, *values in zip(found.rows, *columns, strict=True)
        ]

    def span_scores(self, question: str, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[float]:
        """How well stretches of a passage's text match a question (0 to 1).

        `spans` are character offsets into the text. All are 0 where the index
        has no token states.
        """
        if self._searcher is None:
            return [0.0] * len(spans)
        text = embedded(self._documents[passage.document_id], passage)
        before = len(text) - len(passage.text)
        moved = [(start + before, end + before) for start, end in spans]
        row = self._store.row(passage.id)
        return [float(score) for score in self._searcher.span_scores(question, row, text, moved)]

    def rarities(self, text: str) -> dict[str, float]:
        """The search words of a text, each with how rare it is in this generation."""
        return self._searcher.rarities(text) if self._searcher else {}

    def close(self) -> None:
        """Lets go of the files; the directory may then be removed."""
        self._store.close()
        if self._searcher:
            self._searcher.close()

    def _hit(self, row: int, score: float, lexical: float, dense: float, late: float, coverage: float) -> Hit:
        passage = self._store.at(row)
        return Hit(passage, self._documents[passage.document_id], score, lexical, dense, late, coverage)


def open_generation(directory: Path, *, embedder: Embedder) -> Generation:
    """Opens a generation that a child process has verified.

    Raises GenerationUnusable where there is none, and EmbedderMismatch where
    it was built with another embedder.
    """
    manifest = read_manifest(directory)
    if (manifest.embedder, manifest.dimension) != (embedder.name, embedder.dimension):
        raise EmbedderMismatch(f"built with {manifest.embedder}, configured is {embedder.name}")
    store = Store(directory / "passages.sqlite")
    searcher = _open_searcher(directory, manifest, store, embedder) if manifest.passages else None
    return Generation(manifest, store, searcher)


def _open_searcher(directory: Path, manifest: Manifest, store: Store, embedder: Embedder) -> Searcher:
    records = {document.id: document for document in store.documents()}
    rows = Rows(records, store.properties())
    lexical = Bm25Index(directory / "lexical", Words())
    return Searcher(rows, Names(records.values()), lexical, _open_vectors(directory, manifest, embedder))


def _open_vectors(directory: Path, manifest: Manifest, embedder: Embedder) -> Vectors | None:
    if not manifest.dimension:
        return None
    late = LateInteraction(directory / "late", manifest.width) if manifest.width else None
    return Vectors(embedder, ChromaVectors(directory / "chroma"), Dense(directory / "dense"), late)

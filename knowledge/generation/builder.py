"""Builds a generation in a new directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding.cache import EmbeddingCache
from knowledge.embedding.embedder import Embedder, Vector
from knowledge.generation.manifest import Manifest, file_hashes
from knowledge.generation.store import Store, write_store
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.dense import with_title, write_dense
from knowledge.search.fields import embedded, heading, title
from knowledge.search.late import write_late
from knowledge.search.lexical import write_lexical
from knowledge.search.rows import Rows
from knowledge.search.vectors import write_chroma
from knowledge.search.words import Words

Progress = Callable[[int, int], None]
Contents = Sequence[tuple[DocumentRecord, Sequence[Passage]]]
Titled = Sequence[tuple[str, str]]  # title line and whole text of each passage


def build(
    directory: Path,
    documents: Contents,
    *,
    embedder: Embedder,
    cache: Path,
    progress: Progress = lambda done, total: None,
) -> Manifest:
    """Writes a generation into `directory`, which must not exist yet.

    `cache` is the directory of the embedding cache; `progress` gets the number
    of embedded texts and their total. Raises FileExistsError where the
    directory exists and ValueError where a passage belongs to another
    document or scope than the one it came with. A build that was interrupted
    leaves a directory without a manifest, which cannot be opened.
    """
    _refuse_strays(documents)
    directory.mkdir(parents=True)
    pairs = [(document, passage) for document, passages in documents for passage in passages]
    records = [document for document, _ in documents]
    write_store(directory / "passages.sqlite", records, [passage for _, passage in pairs])
    if pairs:
        texts = [(heading(document, passage), passage.text) for document, passage in pairs]
        write_lexical(directory / "lexical", texts, Words())
    if pairs and embedder.dimension:
        titled = [(title(*pair), embedded(*pair)) for pair in pairs]
        _write_vectors(directory, titled, embedder, cache, progress)
    manifest = Manifest(
        embedder.name,
        embedder.dimension,
        embedder.width,
        len(records),
        len(pairs),
        files=file_hashes(directory),
    )
    manifest.write(directory)
    return manifest


def _refuse_strays(documents: Contents) -> None:
    for document, passages in documents:
        for passage in passages:
            if (passage.document_id, passage.scope) != (document.id, document.scope):
                raise ValueError(f"passage {passage.id} is not of document {document.id} in {document.scope}")


def _write_vectors(
    directory: Path, titled: Titled, embedder: Embedder, cache: Path, progress: Progress
) -> None:
    remembered = EmbeddingCache(cache, embedder)
    try:
        remembered.fill([text for pair in titled for text in pair if text], progress)
        vectors = _table(remembered, titled, embedder.dimension)
        if embedder.width:
            tokens = (remembered.get(text).tokens for _, text in titled)
            write_late(directory / "late", (item for item in tokens if item))
        remembered.drop_unused()
    finally:
        remembered.close()
    write_dense(directory / "dense", vectors)
    _write_chroma(directory, vectors)


def _table(remembered: EmbeddingCache, titled: Titled, dimension: int) -> Vector:
    table = np.empty((len(titled), dimension), dtype=np.float32)
    for row, (line, text) in enumerate(titled):
        whole = remembered.get(text).vector
        table[row] = with_title(whole, remembered.get(line).vector) if line else whole
    return table


def _write_chroma(directory: Path, vectors: Vector) -> None:
    store = Store(directory / "passages.sqlite")
    records = {document.id: document for document in store.documents()}
    write_chroma(directory / "chroma", vectors, Rows(records, store.properties()).current_by_scope())
    store.close()

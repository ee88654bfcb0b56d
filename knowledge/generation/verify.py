"""Probes a generation: `python -m knowledge.generation.verify DIRECTORY` prints its problems as JSON.

Meant to run in a process of its own (see probe.py).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np

from knowledge.generation.manifest import GenerationUnusable, Manifest, file_hashes, read_manifest
from knowledge.generation.probe import Problem
from knowledge.generation.store import Store
from knowledge.search.dense import Dense
from knowledge.search.fields import heading
from knowledge.search.lexical import Bm25Index
from knowledge.search.rows import Rows
from knowledge.search.searcher import RowNumbers
from knowledge.search.vectors import ChromaVectors, VectorIndex
from knowledge.search.words import Words

_SAMPLE = 20
_NEAR = 10
_SAME = 1e-3  # similarity by which two rows count as equal
_RECALL = 0.8


def problems(directory: Path) -> list[Problem]:
    """Hashes, counts, and whether a sample of passages is found by its own words and vector."""
    try:
        manifest = read_manifest(directory)
    except GenerationUnusable as error:
        return [Problem("unusable", str(error))]
    changed = _changed(directory, manifest)
    if changed:
        return changed
    store = Store(directory / "passages.sqlite")
    records = {document.id: document for document in store.documents()}
    rows = Rows(records, store.properties())
    found = [*_counts(manifest, store)]
    if manifest.passages:
        found += _lexical(directory, manifest, store)
    if manifest.passages and manifest.dimension:
        found += _vectors(directory, rows)
    return found


def _changed(directory: Path, manifest: Manifest) -> list[Problem]:
    present = file_hashes(directory)
    names = sorted(present.keys() | manifest.files.keys())
    return [Problem("file_changed", name) for name in names if present.get(name) != manifest.files.get(name)]


def _counts(manifest: Manifest, store: Store) -> Iterator[Problem]:
    counts = {"documents": len(store.documents()), "passages": sum(1 for _ in store.properties())}
    expected = {"documents": manifest.documents, "passages": manifest.passages}
    for name, count in counts.items():
        if count != expected[name]:
            yield Problem("count_differs", f"{name}: {count}, expected {expected[name]}")


def _lexical(directory: Path, manifest: Manifest, store: Store) -> Iterator[Problem]:
    index = Bm25Index(directory / "lexical", Words())
    records = {document.id: document for document in store.documents()}
    for row in _sample(np.arange(manifest.passages)):
        passage = store.at(row)
        text = f"{heading(records[passage.document_id], passage)}\n{passage.text}"
        scores = index.scores(text).characters
        # Equal passages share a score; a passage without any character has none.
        if (scores > scores[row] * (1 + _SAME)).sum() >= _NEAR:
            yield Problem("not_found_again", f"{passage.id} by its words")


def _vectors(directory: Path, rows: Rows) -> Iterator[Problem]:
    exact = Dense(directory / "dense")
    index = ChromaVectors(directory / "chroma")
    current = rows.current_by_scope()
    expected = sum(len(held) for held in current.values())
    if index.count() != expected:
        yield Problem("count_differs", f"vectors: {index.count()}, expected {expected}")
    for scope, held in current.items():
        for row in _sample(held):
            if not _is_found(index, exact, scope, held, row):
                yield Problem("not_found_again", f"row {row} by its vector")
    index.close()


def _is_found(index: VectorIndex, exact: Dense, scope: str, held: RowNumbers, row: int) -> bool:
    """Whether the index names rows as near to this one as the nearest that the table knows."""
    vector = exact.vector(row)
    truth = np.sort(exact.similarities(vector, held))[::-1][:_NEAR]
    near = exact.similarities(vector, index.nearest(vector, _NEAR, [scope]))
    return len(near) == len(truth) and bool(np.mean(near >= truth[-1] - _SAME) >= _RECALL)


def _sample(rows: RowNumbers) -> list[int]:
    """Evenly spread, the first and the last among them."""
    if not len(rows):
        return []
    places = np.linspace(0, len(rows) - 1, min(_SAMPLE, len(rows)))
    return [int(row) for row in np.unique(rows[places.astype(np.int64)])]


def main() -> None:
    found = problems(Path(sys.argv[1]))
    json.dump([asdict(problem) for problem in found], sys.stdout)


if __name__ == "__main__":
    main()

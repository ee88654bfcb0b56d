"""Our own search."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.collection import Item
from bench.system import DEPTH
from knowledge.document import Metadata, Place, PlaceKind
from knowledge.embedding.default import default_embedder
from knowledge.generation import Generation, build, open_generation
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.query import Query

_PLACE = Place(PlaceKind.SECTION)


class Madoguchi:
    """One document and one passage for each item."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def search(self, question: str) -> list[tuple[str, float]]:
        hits = self._generation.search(Query(question, limit=DEPTH))
        return [(hit.document.location, hit.score) for hit in hits]


def madoguchi(items: Sequence[Item], directory: Path) -> Madoguchi:
    """Embeddings are cached in `directory`; the index is built anew."""
    generation = directory / "generation"
    shutil.rmtree(generation, ignore_errors=True)
    embedder = default_embedder(directory, threads=2)
    build(
        generation,
        [entry(item.id, item.title, item.text) for item in items],
        embedder=embedder,
        cache=directory,
        progress=_show,
    )
    return Madoguchi(open_generation(generation, embedder=embedder))


def entry(name: str, title: str, text: str) -> tuple[DocumentRecord, list[Passage]]:
    """A document of one passage."""
    record = DocumentRecord(f"bench-{name}", "bench", name, "", Metadata(title=title), passages=1)
    return record, [Passage(f"{record.id}#0", record.id, "text", text, (), _PLACE, _PLACE)]


def _show(done: int, total: int) -> None:
    print(f"\rembedded {done} of {total}", end="", file=sys.stderr)

"""Speed and memory at size: `python -m bench.scale COLLECTION PASSAGES CACHE` prints one JSON line.

The passages of a collection are repeated, each copy with a little noise in
its vector, so that nothing has to be embedded but the questions. Embedding
speed is in `index_s` of the other bench.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles

import numpy as np

from bench.collection import Collection, read_collection
from bench.madoguchi import entry
from knowledge.embedding.cache import EmbeddingCache
from knowledge.embedding.default import default_embedder
from knowledge.embedding.embedder import Embedder, Embedding
from knowledge.generation import build, open_generation
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from knowledge.search.query import Query

_COPY = re.compile(r" 写し\d+$")
_NOISE = 0.02
_QUESTIONS = 300


class Repeated:
    """Knows the passages of a collection and takes copies of them for the original with noise."""

    def __init__(self, embedder: Embedder, known: EmbeddingCache) -> None:
        self._embedder = embedder
        self._known = known
        self._chance = np.random.default_rng(0)
        self.name = embedder.name
        self.dimension = embedder.dimension
        self.width = embedder.width

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        return [self._noisy(self._known.get(_COPY.sub("", text))) for text in texts]

    def query(self, text: str) -> Embedding:
        return self._embedder.query(text)

    def _noisy(self, found: Embedding) -> Embedding:
        vector = found.vector + self._chance.normal(0, _NOISE, self.dimension).astype(np.float32)
        return Embedding(vector / np.float32(np.linalg.norm(vector)), found.tokens)


def main() -> None:
    folder, size, cache = sys.argv[1:]
    collection = read_collection(Path(folder))
    embedder = default_embedder(Path(cache), threads=2)
    directory = Path(cache) / f"scale-{size}"
    if not (directory / "manifest.json").exists():
        _build(collection, int(size), embedder, Path(cache), directory)
    print(json.dumps({"passages": int(size)} | _measured(collection, embedder, directory)))


def _build(collection: Collection, size: int, embedder: Embedder, cache: Path, directory: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)
    known = EmbeddingCache(cache, embedder)
    texts = [f"{item.title}\n{item.text}" for item in collection.items]
    known.fill([*texts, *(item.title for item in collection.items)], lambda done, total: None)
    copies = directory.with_suffix(".cache")
    build(directory, list(_copied(collection, size)), embedder=Repeated(embedder, known), cache=copies)
    shutil.rmtree(copies)


def _copied(collection: Collection, size: int) -> Iterator[tuple[DocumentRecord, list[Passage]]]:
    for number in range(size):
        item = collection.items[number % len(collection.items)]
        yield entry(f"{item.id}-{number}", item.title, f"{item.text} 写し{number}")


def _measured(collection: Collection, embedder: Embedder, directory: Path) -> dict[str, float]:
    started = time.monotonic()
    generation = open_generation(directory, embedder=embedder)
    opened = time.monotonic() - started
    seconds = []
    for text in list(collection.questions.values())[:_QUESTIONS]:
        started = time.monotonic()
        generation.search(Query(text))
        seconds.append(time.monotonic() - started)
    percentiles = quantiles(seconds, n=20)
    return {
        "open_s": round(opened, 2),
        "p50_ms": round(percentiles[9] * 1000, 1),
        "p95_ms": round(percentiles[18] * 1000, 1),
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    main()

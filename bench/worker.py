"""Measures one system on one collection, in a process of its own so that memory is its own.

`python -m bench.worker SYSTEM COLLECTION CACHE [RUN_FILE]` prints one JSON line.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import quantiles

from bench.collection import Collection, read_collection
from bench.measures import measures
from bench.system import Factory, System
from bench.systems import SYSTEMS

Ranking = Sequence[tuple[str, float]]


def main() -> None:
    name, folder, cache, *run_file = sys.argv[1:]
    collection = read_collection(Path(folder))
    directory = Path(cache) / name / collection.name
    directory.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    system = _factory(name)(collection.items, directory)
    indexed = time.monotonic() - started
    rankings, seconds = _asked(system, collection)
    if run_file:
        _write_run(Path(run_file[0]), rankings)
    print(
        json.dumps(
            {"dataset": collection.name, "system": name} | _figures(collection, rankings, seconds, indexed)
        )
    )


def _factory(name: str) -> Factory:
    module, function = SYSTEMS[name].split(":")
    factory: Factory = getattr(importlib.import_module(module), function)
    return factory


def _asked(system: System, collection: Collection) -> tuple[dict[str, Ranking], list[float]]:
    rankings: dict[str, Ranking] = {}
    seconds = []
    for question, text in collection.questions.items():
        started = time.monotonic()
        rankings[question] = system.search(text)
        seconds.append(time.monotonic() - started)
    return rankings, seconds


def _figures(
    collection: Collection, rankings: Mapping[str, Ranking], seconds: list[float], indexed: float
) -> dict[str, float]:
    runs = {question: [document for document, _ in ranking] for question, ranking in rankings.items()}
    percentiles = quantiles(seconds, n=20)
    return {
        **measures(runs, collection.grades),
        "index_s": round(indexed, 1),
        "p50_ms": round(percentiles[9] * 1000, 1),
        "p95_ms": round(percentiles[18] * 1000, 1),
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _write_run(path: Path, rankings: Mapping[str, Ranking]) -> None:
    lines = [
        f"{question}\t{document}\t{rank}\t{score:.6f}\n"
        for question, ranking in rankings.items()
        for rank, (document, score) in enumerate(ranking, 1)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()

"""A year of a busy service: `python -m bench.year [DATABASE_URL]` prints one JSON line for each size.

Questions, tickets and audit rows are made up and written straight into a
database (SQLite in a folder that is thrown away, or the one of the address,
which must be empty); then the pages are opened over HTTP and the exports read.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx

from bench.year_data import Year
from bench.year_server import Served

SIZES = (25_000, 50_000, 100_000)
_TIMES = 7
_PAGES = {
    "status": "/status",
    "questions": "/questions",
    "questions_searched": "/questions?text=%E5%BE%A9%E5%85%83",
    "questions_not_found": "/questions?text=%E7%84%A1%E3%81%84%E8%A8%80%E8%91%89",
    "questions_one_town": "/questions?organisation=203211&outcome=owed",
    "questions_unhelpful": "/questions?feedback=unhelpful",
    "questions_old": "/questions?since=2025-12-01&until=2025-12-31",
    "questions_far_back": "/questions?after=~2025-12-05T00:00:00Z~q0",
    "questions_of_document": "/questions?document=d7",
    "tickets": "/tickets",
    "tickets_searched": "/tickets?text=%E5%BE%A9%E5%85%83",
    "documents": "/documents",
    "index": "/index",
    "organisations": "/organisations",
    "everybody": "/organisations?everybody=true",
    "people": "/people",
    "audit": "/audit",
    "audit_old": "/audit?since=2025-12-01&until=2025-12-31",
    "prefecture_questions": "/prefecture/questions",
    "front": "/",
}
_EXPORTS = {"questions_csv": "/questions.csv", "audit_csv": "/audit.csv"}


def main() -> None:
    """Fill and measure, size by size in the same database."""
    url = sys.argv[1] if len(sys.argv) > 1 else ""
    with TemporaryDirectory(prefix="madoguchi-year-") as directory:
        served = Served(Path(directory), url)
        year = Year(served.database)
        try:
            for size in SIZES:
                seconds = year.grow_to(size)
                print(
                    json.dumps({"questions": size, "filled_s": seconds} | dict(_measured(served))), flush=True
                )
        finally:
            served.close()


def _measured(served: Served) -> Iterator[tuple[str, float]]:
    with httpx.Client(base_url=served.address, timeout=120, trust_env=False) as client:
        for name, path in _PAGES.items():
            seconds = [_page(client, path) for _ in range(_TIMES)]
            yield f"{name}_ms", round(median(seconds) * 1000)
            yield f"{name}_worst_ms", round(max(seconds) * 1000)
        for name, path in _EXPORTS.items():
            yield from _export(client, name, path)
    yield "rss_mb", _memory()


def _page(client: httpx.Client, path: str) -> float:
    started = time.monotonic()
    response = client.get(path)
    took = time.monotonic() - started
    response.raise_for_status()
    return took


def _export(client: httpx.Client, name: str, path: str) -> Iterator[tuple[str, float]]:
    before, started, first, size = _memory(), time.monotonic(), 0.0, 0
    with client.stream("GET", path) as response:
        response.raise_for_status()
        for piece in response.iter_raw():
            first = first or time.monotonic() - started
            size += len(piece)
    yield f"{name}_first_ms", round(first * 1000)
    yield f"{name}_s", round(time.monotonic() - started, 2)
    yield f"{name}_mb", round(size / 1e6, 1)
    yield f"{name}_memory_mb", _memory() - before


def _memory() -> int:
    """The most this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()

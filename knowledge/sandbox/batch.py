"""Many files through a few children."""

from __future__ import annotations

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from knowledge.document import ParsedDocument
from knowledge.readers import Limits, Unreadable
from knowledge.sandbox.worker import Worker


def read_many(
    paths: Iterable[Path], limits: Limits, workers: int = 2, ocr: str = ""
) -> Iterator[tuple[Path, ParsedDocument | Unreadable]]:
    """Read files in `workers` children at a time; `ocr` is the engine that reads pictures, "" for none.

    Yields each path with its document, or with why it gives none, in the order
    of `paths`. At most `limits.memory_bytes` times `workers` is used by the
    children.
    """
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()

    def outcome(path: Path) -> ParsedDocument | Unreadable:
        worker = idle.get()
        try:
            return worker.read(path)
        except Unreadable as unreadable:
            return unreadable
        finally:
            idle.put(worker)

    with ExitStack() as stack:
        for _ in range(workers):
            idle.put(stack.enter_context(Worker(limits, ocr=ocr)))
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        wanted = list(paths)
        yield from zip(wanted, pool.map(outcome, wanted), strict=True)

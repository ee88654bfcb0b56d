"""What old and interrupted builds leave behind: deleted text must leave the disk."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Collection
from pathlib import Path

from filelock import FileLock, Timeout

from bot.index.places import Places
from bot.index.reading import PARTIAL
from bot.storage import generations
from bot.storage.database import Database

# The one served and the one before it, for going back.
_KEPT_GENERATIONS = 2


def sweep(database: Database, places: Places) -> None:
    """Remove old generations, directories nobody knows and half-written files.

    Called by the one process that holds the reindex lock.
    """
    with database.writing() as connection:
        ready = generations.ready(connection)
        served = generations.served(connection)
        keep = {row.id for row in ready[:_KEPT_GENERATIONS]} | ({served.id} if served else set())
        for row in ready:
            if row.id not in keep:
                generations.retire(connection, row.id)
    for directory in _inside(places.generations):
        if directory.name not in keep:
            shutil.rmtree(directory, ignore_errors=True)
    for partial in places.parsed.rglob(f"*{PARTIAL}"):
        partial.unlink(missing_ok=True)


def drop_replaced(database: Database, places: Places, *, before: dt.datetime) -> int:
    """Remove the generations that were replaced before an instant; how many there were.

    What was deleted since stands in them. Whoever builds one now sweeps by itself.
    """
    lock = FileLock(places.home / "reindex.lock")
    try:
        with lock.acquire(timeout=0):
            return _drop(database, places, before)
    except Timeout:
        return 0


def _drop(database: Database, places: Places, before: dt.datetime) -> int:
    with database.writing() as connection:
        switched = generations.switched_at(connection)
        served = generations.served(connection)
        old = [row for row in generations.ready(connection) if served and row.id != served.id]
        if switched is None or switched >= before:
            return 0
        for row in old:
            generations.retire(connection, row.id)
    for row in old:
        shutil.rmtree(places.generations / row.id, ignore_errors=True)
    return len(old)


def forget_texts(places: Places, digests: Collection[str]) -> None:
    """Remove what readers gave for files that are not there any more."""
    for kept in places.parsed.rglob("*.json"):
        if kept.name.removesuffix(".json") not in digests:
            kept.unlink(missing_ok=True)


def _inside(directory: Path) -> list[Path]:
    return list(directory.iterdir()) if directory.is_dir() else []

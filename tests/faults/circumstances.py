"""Locks, full disks, clocks that jump, downtime, and planning too often."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

import sqlalchemy as sa

from tests.faults.chat_server import Faults
from tests.faults.processes import TIMING, hold_lock, start
from tests.faults.trial import Bench, Count, Trial, finish, reading, settle
from tests.storage.databases import PostgresDatabases

HOUR = 3600.0
CLOCK_JUMPS = (4.0, -3.0, 5.0, 1.0, -4.0, 6.0)
"""Seconds against the true time; the last is the latest, so that nothing waits for the clock to catch up."""


def planning_too_often(bench: Bench) -> Count:
    """Two planners at once, three times each, before and after everything was sent."""
    trial = Trial(bench, places=10, steps=4, digest=True)
    for _ in range(3):
        finish([trial.plan(size=len(trial.rows)) for _ in range(2)])
    total = settle([trial], workers=2)
    total.add(settle([trial], workers=2))
    return total


def downtime(bench: Bench, hours: float) -> Count:
    """Everything was planned; the service comes back after so many hours."""
    trial = Trial(bench, places=20, steps=5)
    finish([trial.plan(size=len(trial.rows))])
    trial.setting.offset.value = hours * HOUR
    return settle([trial], workers=2)


def jumping_clock(bench: Bench) -> Count:
    """The clock of all processes jumps back and forth by more than a lease."""
    trial = Trial(bench, places=10, steps=10, faults=Faults(latency=0.05, fail_after=0.1))
    finish([trial.plan(size=len(trial.rows))])
    workers = [trial.work() for _ in range(2)]
    for offset in CLOCK_JUMPS:
        time.sleep(0.6)
        trial.setting.offset.value = offset
    finish(workers)
    return settle([trial])


def held_lock(bench: Bench, times: int = 4) -> Count:
    """Somebody keeps the database locked for twice as long as a lease lasts."""
    trial = Trial(bench, places=10, steps=10, faults=Faults(latency=0.05))
    finish([trial.plan(size=len(trial.rows))])
    workers = [trial.work() for _ in range(2)]
    time.sleep(0.3)
    holder = start(hold_lock, trial.setting, 2 * TIMING.lease.total_seconds(), times)
    finish([holder, *workers])
    return settle([trial])


def full_disk(bench: Bench, times: int = 4) -> Count:
    """The disk is full for a while, again and again; then the database must be whole."""
    with small_disk(bench) as directory:
        trial = Trial(bench, places=10, steps=20, faults=Faults(latency=0.03), directory=directory)
        finish([trial.plan(size=len(trial.rows))])
        workers = [trial.work() for _ in range(2)]
        for _ in range(times):
            time.sleep(0.4)
            with _no_space(directory, workers):
                time.sleep(1.5)
        finish(workers)
        total = settle([trial])
        check_integrity(trial)
    return total


def crashing_server(bench: Bench, times: int = 4) -> Count:
    """The database server dies and comes back while two workers deliver."""
    assert isinstance(bench.databases, PostgresDatabases)
    trial = Trial(bench, places=10, steps=20, faults=Faults(latency=0.03))
    finish([trial.plan(size=len(trial.rows))])
    workers = [trial.work() for _ in range(2)]
    for _ in range(times):
        time.sleep(0.5)
        bench.databases.crash()
    finish(workers)
    total = settle([trial])
    check_integrity(trial)
    return total


@contextmanager
def small_disk(bench: Bench) -> Iterator[Path]:
    """A file system of our own, or the ordinary one where mounting is not permitted."""
    directory = bench.directory / f"disk{time.monotonic_ns()}"
    directory.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(directory)], capture_output=True, check=False
    )
    try:
        yield directory
    finally:
        bench.databases.release()
        if mounted.returncode == 0:
            subprocess.run(["umount", "--lazy", str(directory)], check=True)


@contextmanager
def _no_space(directory: Path, workers: list[BaseProcess]) -> Iterator[None]:
    if directory.is_mount():
        filler = directory / "filler"
        _fill(filler)
        yield
        filler.unlink()
        return
    _limit_files(workers, 0)
    yield
    _limit_files(workers, resource.RLIM_INFINITY)


def _fill(path: Path) -> None:
    block = b"\0" * 4096
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(block)
        except OSError:
            return


def _limit_files(workers: list[BaseProcess], size: int) -> None:
    for worker in workers:
        if worker.pid and worker.is_alive():
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def check_integrity(trial: Trial) -> None:
    """Raise where the database is damaged."""
    with reading(trial.setting) as connection:
        if connection.dialect.name == "postgresql":
            # Reads every page of every table; their checksums are verified on the way.
            for table in sa.inspect(connection).get_table_names():
                connection.execute(sa.text(f'SELECT * FROM "{table}"')).all()
            return
        found = connection.execute(sa.text("PRAGMA integrity_check")).scalars().all()
        if found != ["ok"]:
            raise AssertionError(f"the database is damaged: {found}")

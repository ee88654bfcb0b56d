"""Run the fault matrix: `python -m tests.faults [--database postgresql]`.

Prints a table that ends with the true sums and exits with 1 unless they are
zero. `lost` counts reminders that nobody got and nobody was told of.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import capacity, misbehaviour
from tests.faults.chat_server import ChatServer
from tests.faults.matrix import lines
from tests.faults.trial import Bench, Count
from tests.storage.databases import PostgresDatabases, SqliteDatabases

DATABASES = {"sqlite": SqliteDatabases, "postgresql": PostgresDatabases}
_HEAD = ("trial", "reminders", "kills", "faults", "missed", "lost", "duplicated", "seconds")
_FORM = "{:<52} {:>9} {:>6} {:>6} {:>6} {:>5} {:>10} {:>8}"


def main(name: str) -> int:
    """Run everything on one database; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as directory:
        bench = Bench(DATABASES[name](Path(directory) / name), ChatServer(), Path(directory))
        try:
            total = _table(bench)
            _notes(bench)
        finally:
            bench.chat.stop()
            bench.databases.stop()
    print(f"lost {total.lost}, duplicated {total.duplicated}")
    return 1 if total.lost or total.duplicated else 0


def _table(bench: Bench) -> Count:
    print(f"database: {bench.databases.name}")
    print(_FORM.format(*_HEAD))
    total = Count()
    begin = time.monotonic()
    for line in lines(bench):
        since = time.monotonic()
        count = line.run(bench)
        total.add(count)
        _print(line.title, count, time.monotonic() - since)
    _print("all", total, time.monotonic() - begin)
    print(f"stored, then failed: {misbehaviour.stored_then_failed(total)}")
    return total


def _print(title: str, count: Count, seconds: float) -> None:
    faults = count.faults.total()
    numbers = (count.expected, count.kills, faults, count.missed, count.lost, count.duplicated)
    print(_FORM.format(title, *numbers, f"{seconds:.1f}"), flush=True)


def _notes(bench: Bench) -> None:
    hidden = misbehaviour.under(bench, misbehaviour.HIDDEN, messages=60)
    print(
        "the limit of the promise: a history that lags longer than the quiet period, "
        f"{misbehaviour.stored_then_failed(hidden)} messages in doubt: "
        f"{hidden.lost} lost, {hidden.duplicated} seen twice (not in the sums)"
    )
    database = bench.databases.fresh()()
    measured = capacity.measure(database)
    database.close()
    print(
        f"capacity: {measured.reminders:,} reminders planned in {measured.planned_in:.1f} s, "
        f"{measured.organisations:,} messages queued in {measured.queued_in:.1f} s, delivered within the "
        f"service's limits in {measured.delivered_in:.0f} s of simulated time with {measured.refused} refused"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--database", choices=sorted(DATABASES), default="sqlite")
    sys.exit(main(parser.parse_args().database))

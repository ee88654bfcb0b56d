"""The fault matrix: every trial with its title, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults import circumstances, kills, misbehaviour
from tests.faults.trial import Bench, Count
from tests.storage.databases import PostgresDatabases

RANDOM_KILLS = 62
"""Of workers and the planner, in each of three trials."""


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    title: str
    run: Callable[[Bench], Count]


def lines(bench: Bench) -> Iterator[Line]:
    """All lines; some need what only one of the databases has."""
    yield Line("kill -9 at every commit and send point x 4", kills.at_points)
    for seed in (1, 2, 3):
        yield Line(f"kill -9 at random, 2 workers and a planner, {seed}", _random(seed))
    for title, faults in {**misbehaviour.STORED_THEN_FAILED, **misbehaviour.NOT_STORED}.items():
        yield Line(title, lambda bench, faults=faults: misbehaviour.under(bench, faults))
    yield Line(
        "all of these together, and kill -9",
        lambda bench: kills.at_random(bench, kills=30, seed=4, faults=misbehaviour.EVERYTHING),
    )
    yield Line("database locked for longer than the lease x 4", circumstances.held_lock)
    yield Line("disk full x 4, then an integrity check", circumstances.full_disk)
    if isinstance(bench.databases, PostgresDatabases):
        yield Line("database server killed and restarted x 4", circumstances.crashing_server)
    yield Line("planned eight times, two planners at once", circumstances.planning_too_often)
    yield Line("1 hour of downtime", lambda bench: circumstances.downtime(bench, 1))
    yield Line("48 hours of downtime (useful for 24)", lambda bench: circumstances.downtime(bench, 48))
    yield Line("clock jumps back and forth by seconds x 6", circumstances.jumping_clock)


def _random(seed: int) -> Callable[[Bench], Count]:
    return lambda bench: kills.at_random(bench, kills=RANDOM_KILLS, seed=seed)

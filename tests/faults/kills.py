"""kill -9: at every named point, and at random."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterable, Sequence

from tests.faults.chat_server import Faults
from tests.faults.failpoints import POINTS, Failpoint
from tests.faults.trial import Bench, Count, Trial, finish, settle

OCCURRENCES = (1, 2, 3, 5)
AT_ONCE = 11


def at_points(
    bench: Bench, points: Sequence[str] = POINTS, occurrences: Sequence[int] = OCCURRENCES
) -> Count:
    """One trial for every point and occurrence; then a fresh process finishes the work."""
    total = Count()
    cases = list(itertools.product(points, occurrences))
    for first in range(0, len(cases), AT_ONCE):
        chosen = cases[first : first + AT_ONCE]
        trials = [_trial(bench, point) for point, _ in chosen]
        for phase in (_begin, _strike):
            started = [
                (trial, process)
                for trial, (point, occurrence) in zip(trials, chosen, strict=True)
                for process in phase(trial, point, occurrence)
            ]
            for trial, process in started:
                trial.await_kill(process)
        total.add(settle(trials))
    return total


def at_random(bench: Bench, *, kills: int, seed: int, faults: Faults | None = None, steps: int = 45) -> Count:
    """Two workers killed again and again while a planner, killed three times, still plans."""
    dice = random.Random(seed)
    trial = Trial(bench, places=8, steps=steps, faults=faults or Faults(latency=0.03))
    planner = trial.plan(size=4, rest=0.1)
    workers = [trial.work(stay=True) for _ in range(2)]
    planner_deaths = 3
    while trial.kills < kills:
        time.sleep(dice.uniform(0.05, 0.3))
        if planner_deaths and dice.random() < 0.1:
            planner_deaths -= 1
            trial.kill(planner)
            planner = trial.plan(size=4, rest=0.1)
        for worker in workers:
            trial.kill(worker)
        workers = [trial.work(stay=True) for _ in range(2)]
    for worker in workers:
        trial.kill(worker)
    finish([planner])
    return settle([trial], workers=2)


def _trial(bench: Bench, point: str) -> Trial:
    name = point.partition(".")[0]
    return Trial(bench, channel="board" if name == "board" else "chat", faults=Faults(gone=name == "dead"))


def _begin(trial: Trial, point: str, occurrence: int) -> Iterable:
    """Bring the trial to where the failpoint makes sense."""
    name = point.partition(".")[0]
    if name == "plan":
        return
    finish([trial.plan()])
    if name == "find":
        # Somebody died with a stored message before; it will be looked for.
        yield trial.work(Failpoint("send.after", occurrence))


def _strike(trial: Trial, point: str, occurrence: int) -> Iterable:
    name = point.partition(".")[0]
    if name == "plan":
        yield trial.plan(Failpoint(point, occurrence))
    else:
        yield trial.work(Failpoint(point, 1 if name == "find" else occurrence))

"""A chat service that stores and then fails, fails at once, or asks for patience."""

from __future__ import annotations

from collections.abc import Mapping

from tests.faults.chat_server import Faults
from tests.faults.trial import Bench, Count, Trial, finish, settle

AFTER_STORING = ("fail_after", "reset_after", "hang_after")

STORED_THEN_FAILED: Mapping[str, Faults] = {
    "stored, then 500": Faults(fail_after=0.35),
    "stored, then reset": Faults(reset_after=0.35, seed=2),
    "stored, then no answer": Faults(hang_after=0.35, seed=3),
}
NOT_STORED: Mapping[str, Faults] = {
    "500 or reset before storing": Faults(fail_before=0.2, reset_before=0.2, seed=4),
    "429 to every third call": Faults(busy=0.33, history_busy=0.2, seed=5),
}
EVERYTHING = Faults(
    busy=0.05,
    fail_before=0.05,
    fail_after=0.05,
    reset_before=0.05,
    reset_after=0.05,
    hang_after=0.01,
    history_busy=0.2,
    latency=0.03,
    seed=6,
)
HIDDEN = Faults(fail_after=0.3, lag=2.5, seed=7)
"""A history that lags longer than the quiet period: the one case in which a message is seen twice."""


def under(bench: Bench, *faults: Faults, messages: int = 150) -> Count:
    """Two workers deliver through each kind of misbehaviour, all at the same time."""
    trials = [Trial(bench, places=messages // 10, steps=10, faults=each) for each in faults]
    finish([trial.plan(size=messages) for trial in trials])
    return settle(trials, workers=2)


def stored_then_failed(count: Count) -> int:
    """How many messages were stored although the caller got an error."""
    return sum(count.faults[name] for name in AFTER_STORING)

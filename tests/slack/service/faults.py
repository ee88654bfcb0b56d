"""What can go wrong between an app and Slack, on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """`BEFORE` nothing was done; `AFTER` the call took effect and the app does not hear of it."""

    RESET_BEFORE = auto()
    RESET_AFTER = auto()
    FAIL_BEFORE = auto()
    FAIL_AFTER = auto()
    RATE_LIMITED = auto()
    SLOW = auto()
    REFUSED = auto()
    HIDDEN = auto()
    FOREIGN_PAGE = auto()


BEFORE = frozenset({Kind.RESET_BEFORE, Kind.FAIL_BEFORE, Kind.RATE_LIMITED, Kind.REFUSED, Kind.FOREIGN_PAGE})


def _always(arguments: Mapping[str, Any]) -> bool:
    return True


@dataclass(slots=True)
class Fault:
    """`times` calls of `method` for which `where` holds go wrong.

    `seconds`: Retry-After of RATE_LIMITED, delay of SLOW, how long a message
    stays out of the history when HIDDEN. `code`: the error of REFUSED.
    FOREIGN_PAGE is the answer of a filter between the app and Slack.
    """

    method: str
    kind: Kind
    times: int = 1
    seconds: float = 1.0
    code: str = "unknown_method"
    where: Callable[[Mapping[str, Any]], bool] = _always


class Faults:
    """The faults that are still to happen."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def strike(self, method: str, arguments: Mapping[str, Any]) -> Fault | None:
        """The fault that befalls this call; each counts down by itself."""
        for fault in self._waiting:
            if fault.method == method and fault.times > 0 and fault.where(arguments):
                fault.times -= 1
                return fault
        return None

"""What can go wrong in Teams, on order."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call goes wrong.

    `status` and `code` are what is answered; `stored` says whether the message
    is kept all the same. `silent` answers nothing at all, `slow` after so many
    seconds; `page` answers with a page that is no JSON.
    """

    status: int = 200
    code: str = ""
    stored: bool = False
    silent: bool = False
    slow: float = 0.0
    page: bool = False
    headers: dict[str, str] = field(default_factory=dict)


class Faults:
    """Waiting faults, first come first served; each belongs to one kind of call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, list[Fault]] = {}

    def add(self, call: str, fault: Fault, *, times: int = 1) -> None:
        """Have the next calls go wrong; `call` is post, put, stream, final or member."""
        with self._lock:
            self._waiting.setdefault(call, []).extend([fault] * times)

    def take(self, call: str) -> Fault | None:
        """The fault of this call, if any."""
        with self._lock:
            waiting = self._waiting.get(call)
            return waiting.pop(0) if waiting else None

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        with self._lock:
            self._waiting.clear()

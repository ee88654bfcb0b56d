"""How much of a message that takes several calls has arrived already, in this process."""

from __future__ import annotations

import threading
from collections import OrderedDict

_MOST = 1_000


class Begun:
    """Delivery → calls that were taken. Who dies in between begins anew and says that it may be repeated."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: OrderedDict[str, int] = OrderedDict()

    def count(self, delivery: str) -> int:
        """How many calls need not be made again."""
        with self._lock:
            return self._counts.get(delivery, 0)

    def add(self, delivery: str) -> None:
        """One more was taken."""
        with self._lock:
            self._counts[delivery] = self._counts.get(delivery, 0) + 1
            while len(self._counts) > _MOST:
                self._counts.popitem(last=False)

    def forget(self, delivery: str) -> None:
        """All were taken."""
        with self._lock:
            self._counts.pop(delivery, None)

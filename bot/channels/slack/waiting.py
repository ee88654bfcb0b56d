"""Who waits for which answer, as far as this process knows.

For courtesies only (a status, a streamed answer): after a restart nobody is
known, and answers arrive all the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from bot.channels.slack.acts import Asked

_MOST = 1000


class Waiting:
    """Question → who asked it and where; the oldest are forgotten first."""

    def __init__(self) -> None:
        self._asked: OrderedDict[str, Asked] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, question: str, asked: Asked) -> None:
        """Somebody waits for the answer of this question."""
        with self._lock:
            self._asked[question] = asked
            while len(self._asked) > _MOST:
                self._asked.popitem(last=False)

    def get(self, question: str) -> Asked | None:
        """Who waits, or None."""
        with self._lock:
            return self._asked.get(question)

    def done(self, question: str) -> Asked | None:
        """Who waited; nobody does from now on."""
        with self._lock:
            return self._asked.pop(question, None)

"""How a channel says that it stored something."""

from __future__ import annotations

from collections.abc import Callable


class Wake:
    """Calls whoever listens; nobody may be listening, and then the next poll finds what was stored."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called; it must return at once and raise nothing."""
        self._listeners.append(listener)

    def __call__(self) -> None:
        """There is something to do."""
        for listener in self._listeners:
            listener()

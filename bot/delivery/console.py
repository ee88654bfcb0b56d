"""The console as a channel, for trying things out."""

from __future__ import annotations

from collections.abc import Callable

from bot.ports import CannotTell, Delivery, Pace, Sent


class ConsoleMessenger:
    """Writes one line per delivery; nobody can say later whether it was read."""

    pace = Pace()

    def __init__(self, write: Callable[[str], None], render: Callable[[Delivery], str]) -> None:
        self._write = write
        self._render = render

    def send(self, delivery: Delivery) -> Sent:
        """Write the line."""
        self._write(self._render(delivery))
        return Sent(delivery.id)

    def find(self, delivery: Delivery) -> CannotTell:
        """What was written is gone."""
        return CannotTell()

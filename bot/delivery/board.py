"""The notice board as a channel: the first real destination."""

from __future__ import annotations

from bot.ports import Delivery, Pace, Sent
from bot.storage import board
from bot.storage.board import Notice
from bot.storage.database import Database


class BoardMessenger:
    """Hangs a delivery on the board that is its address, exactly once by its id."""

    pace = Pace()

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, delivery: Delivery) -> Sent:
        """Hang it up; where it hangs already, that is what was wanted."""
        with self._database.writing() as connection:
            board.post(
                connection,
                Notice(
                    delivery=delivery.id,
                    board=delivery.destination.address,
                    kind=delivery.kind,
                    payload=delivery.payload,
                    scope=delivery.scope,
                    posted_at=delivery.at,
                ),
            )
        return Sent(delivery.id)

    def find(self, delivery: Delivery) -> Sent | None:
        """Whether it hangs there."""
        with self._database.reading() as connection:
            return Sent(delivery.id) if board.shows(connection, delivery.id) else None

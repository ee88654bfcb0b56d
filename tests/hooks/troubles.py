"""What the administrator is told."""

from __future__ import annotations

from typing import Any

from bot.storage import board
from tests.hooks.office import Office


def troubles(office: Office) -> list[dict[str, Any]]:
    """The notices on the administrator's board."""
    with office.database.reading() as connection:
        return [each.payload for each in board.on(connection, board.ADMINISTRATOR)]

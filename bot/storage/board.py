"""The notice boards (お知らせ欄): one per organisation, and the administrator's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.delivery import board_notice
from bot.storage.write import insert_once

ADMINISTRATOR = "administrator"
"""The address of the board that the administrator reads."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; `board` is an organisation's code or ADMINISTRATOR."""

    delivery: str
    board: str
    kind: str
    payload: dict[str, Any]
    scope: str
    posted_at: dt.datetime


def post(connection: sa.Connection, notice: Notice) -> bool:
    """Put a notice up; False where this delivery hangs there already."""
    values = {name: getattr(notice, name) for name in Notice.__slots__}
    return insert_once(connection, board_notice, values)


def shows(connection: sa.Connection, delivery: str) -> bool:
    """Whether a delivery hangs on a board."""
    row = sa.select(board_notice.c.delivery).where(board_notice.c.delivery == delivery)
    return connection.execute(row).first() is not None


def on(connection: sa.Connection, board: str, *, limit: int = 100) -> list[Notice]:
    """The notices of a board, newest first."""
    rows = (
        sa.select(*(board_notice.c[name] for name in Notice.__slots__))
        .where(board_notice.c.board == board)
        .order_by(board_notice.c.posted_at.desc(), board_notice.c.delivery)
        .limit(limit)
    )
    return [Notice(**row._mapping) for row in connection.execute(rows)]

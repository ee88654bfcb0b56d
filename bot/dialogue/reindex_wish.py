"""The wish for a reindex, stored for the worker, and how the last one stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import intake
from bot.texts import commands as texts

KIND = "reindex"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the reindex is that was asked for last; `lines` are ready to read."""

    lines: list[str]
    under_way: bool
    asked_at: dt.datetime


def store(connection: sa.Connection, key: str, *, task: str = "", at: dt.datetime) -> bool:
    """Keep a wish; `task` is the message that tells how it goes. False where its key is known."""
    payload = {"task": task}
    return intake.store(connection, key=key, kind=KIND, payload=payload, scope=scope.ADMINISTRATOR, at=at)


def wish(connection: sa.Connection, key: str, *, at: dt.datetime) -> bool:
    """The wish of somebody who looks at `standing`; False where one is under way."""
    known = standing(connection)
    return not (known and known.under_way) and store(connection, key, at=at)


def standing(connection: sa.Connection) -> Standing | None:
    """How the last wish stands, or None where nobody had one."""
    known = intake.newest(connection, KIND)
    if known is None:
        return None
    lines = known.payload.get("lines") or [texts.REINDEX_WAITING]
    return Standing(lines, known.state in ("received", "working"), known.received_at)

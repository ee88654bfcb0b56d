"""Rows that the tests of storage and delivery begin with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot.domain.organisation_list import Listed
from bot.ports import Destination
from bot.storage import destinations, organisations, reminders
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.storage.reminders import Planned

NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
TOWN, CITY = "013315", "012025"
NAMES = {TOWN: "松前町", CITY: "函館市"}


def minutes(number: float) -> dt.timedelta:
    return dt.timedelta(minutes=number)


def know(database: Database, code: str, *, at: dt.datetime = NOW) -> None:
    """Know a town by its code and have it join."""
    kind = NAMES[code][-1]
    listed = Listed(code, code[:2], "北海道", NAMES[code], "", kind)
    with database.writing() as connection:
        organisations.import_list(connection, [listed])
        organisations.join(connection, code, at=at)


def destination(database: Database, *, code: str = TOWN, channel: str = "board", address: str = "") -> str:
    """A destination of a town: its notice board unless said otherwise."""
    place = Destination(channel, "" if channel == "board" else "W1", address or code)
    with database.writing() as connection:
        return destinations.add(connection, organisation=code, place=place, at=NOW)


def planned(where: str, *, step: str = "7", **changes: object) -> Planned:
    """A reminder that fires at NOW and is useful for a day."""
    values = {
        "organisation": TOWN,
        "duty": "targets",
        "cycle": "2026",
        "step": step,
        "revision": "0a1b2c3d",
        "destination": where,
        "fire_at": NOW,
        "expires_at": NOW + dt.timedelta(days=1),
        "content": {"title": "数値目標の設定"},
        "due_on": dt.date(2027, 3, 31),
    }
    return Planned(**{**values, **changes})  # type: ignore[arg-type]


def plan(database: Database, rows: Iterable[Planned], *, at: dt.datetime = NOW) -> int:
    """Store what was planned, in one transaction."""
    with database.writing() as connection:
        return reminders.put(connection, rows, at=at)


def message(number: int = 1, *, channel: str = "chat", address: str = "C1", **changes: object) -> Message:
    """A message to a chat channel."""
    values = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "kind": "answer",
        "destination": Destination(channel, "W1", address),
        "payload": {"text": f"回答{number}"},
        "scope": f"organisation:{TOWN}",
    }
    return Message(**{**values, **changes})  # type: ignore[arg-type]

"""Organisations that are reminded: joining, leaving, and what is known of them."""

from __future__ import annotations

import datetime as dt

from bot.administration import trail
from bot.reminders import joining
from bot.reminders.planning import Planning
from bot.storage import organisations
from bot.storage.database import Database


def join(database: Database, planning: Planning, by: str, code: str, *, at: dt.datetime) -> None:
    """Have an organisation reminded. Raises `Invalid` and `NotFound` for a code of nobody."""
    _noted(database, by, "organisation.join", code, at)
    joining.add(database, planning, code, at=at)


def leave(database: Database, planning: Planning, by: str, code: str, *, at: dt.datetime) -> None:
    """Have it reminded no more; ledger and history stay."""
    _noted(database, by, "organisation.leave", code, at)
    joining.remove(database, planning, code, at=at)


def state_population(database: Database, by: str, code: str, persons: int | None, *, at: dt.datetime) -> None:
    """Keep how many people live there, or None for not stated."""
    with database.writing() as connection:
        known = organisations.state_population(connection, code, persons)
        trail.note(connection, by, "organisation.population", known.code, organisation=known.code, at=at)


def _noted(database: Database, by: str, action: str, code: str, at: dt.datetime) -> None:
    """What is wanted is written down before: joining has a transaction of its own."""
    with database.writing() as connection:
        known = organisations.current(connection, code)
        trail.note(connection, by, action, known.code, organisation=known.code, at=at)

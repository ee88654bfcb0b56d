"""What is known of organisations."""

from __future__ import annotations

import datetime as dt

from bot.administration import trail
from bot.storage import organisations
from bot.storage.database import Database


def state_population(database: Database, by: str, code: str, persons: int | None, *, at: dt.datetime) -> None:
    """Keep how many people live there, or None for not stated."""
    with database.writing() as connection:
        known = organisations.state_population(connection, code, persons)
        trail.note(connection, by, "organisation.population", known.code, organisation=known.code, at=at)

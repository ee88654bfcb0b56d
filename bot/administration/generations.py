"""Which generation of the index is served, and the wish for a new one."""

from __future__ import annotations

import datetime as dt

from bot.dialogue import reindex_wish
from bot.errors import Invalid, NotFound
from bot.storage import deeds, generations
from bot.storage.database import Database
from bot.texts import index_page as texts


def wish(database: Database, by: str, key: str, *, at: dt.datetime) -> None:
    """Have a new generation built. Raises `Invalid` where that is under way; the same `key` is one wish."""
    with database.writing() as connection:
        if not reindex_wish.wish(connection, key, at=at):
            raise Invalid(texts.UNDER_WAY)
        deeds.did(connection, by, "reindex", "", at=at)


def serve(database: Database, by: str, generation: str, *, at: dt.datetime) -> None:
    """Serve a kept generation from now on. Raises `NotFound` for one whose files are gone."""
    with database.writing() as connection:
        if generation not in {row.id for row in generations.ready(connection)}:
            raise NotFound(texts.GONE)
        generations.point_at(connection, generation, at=at)
        deeds.did(connection, by, "index.serve", generation, at=at)


def roll_back(database: Database, by: str, *, at: dt.datetime) -> str:
    """Serve the generation before this one; gives its id. Raises `NotFound` where there is none."""
    with database.reading() as connection:
        served = generations.served(connection)
        older = [row for row in generations.ready(connection) if served and row.built_at < served.built_at]
    if not older:
        raise NotFound(texts.NOTHING_BEFORE)
    serve(database, by, older[0].id, at=at)
    return older[0].id

"""The one database."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from bot.checks.finding import Finding, error, note
from bot.checks.surroundings import Surroundings
from bot.storage import migrations
from bot.storage.database import Database


def check(around: Surroundings) -> Iterator[Finding]:
    """It answers, is whole, and has the schema of this version."""
    if around.database is None:
        return
    try:
        revision = around.revision
        damaged = _damaged(around.database)
    except sa.exc.SQLAlchemyError as failure:
        yield error("database.unreachable", reason=type(failure).__name__)
        return
    if damaged:
        yield error("database.damaged")
    if revision is None or revision < migrations.HEAD:
        yield note("database.older", found=revision or "0000", wanted=migrations.HEAD)
    elif revision > migrations.HEAD:
        yield error("database.newer", found=revision, wanted=migrations.HEAD)


def _damaged(database: Database) -> bool:
    if database.postgres:
        return False
    with database.reading() as connection:
        return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"

"""Store what was planned, once, and replace what was corrected."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from bot.storage import reminders
from bot.storage.database import Database
from bot.storage.reminders import Planned

BATCH = 500
"""Rows of one transaction, at least; a writer waits no longer than it takes to write these."""


def store(database: Database, rows: Iterable[Planned], *, at: dt.datetime) -> int:
    """Keep reminders that are not known yet; how many were new.

    May be repeated at any time and by several processes. A higher revision of
    an occurrence cancels what the lower ones planned; a step that went out in
    a lower revision goes out again only if its new time still lies ahead.
    """
    new = 0
    for batch in _batches(rows):
        with database.writing() as connection:
            new += _store_batch(connection, batch, at)
    return new


def _store_batch(connection: sa.Connection, batch: list[Planned], at: dt.datetime) -> int:
    for occurrence, revision in _corrected(batch).items():
        organisation, duty, cycle = occurrence
        reminders.supersede(
            connection, organisation=organisation, duty=duty, cycle=cycle, revision=revision, at=at
        )
    spoken = reminders.spoken(connection, sorted({row.organisation for row in batch}))
    return reminders.add_new(connection, [row for row in batch if not _said_before(row, spoken, at)], at=at)


def _said_before(row: Planned, spoken: dict[tuple[str, ...], int], at: dt.datetime) -> bool:
    key = (row.organisation, row.duty, row.cycle, row.step, row.destination)
    return row.fire_at <= at and spoken.get(key, row.revision) < row.revision


def _corrected(batch: list[Planned]) -> dict[tuple[str, str, str], int]:
    highest: dict[tuple[str, str, str], int] = {}
    for row in batch:
        key = (row.organisation, row.duty, row.cycle)
        highest[key] = max(highest.get(key, 1), row.revision)
    return {key: revision for key, revision in highest.items() if revision > 1}


def _batches(rows: Iterable[Planned]) -> Iterator[list[Planned]]:
    # An organisation's rows stay together, so that its digests fill in one go.
    ordered = sorted(rows, key=lambda row: row.organisation)
    batch: list[Planned] = []
    for _, group in itertools.groupby(ordered, key=lambda row: row.organisation):
        batch.extend(group)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

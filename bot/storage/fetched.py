"""What is known of each published document that was asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.scope import SHARED
from bot.storage.schema.sources import fetched
from bot.storage.write import put
from knowledge.sources import Known


@dataclass(frozen=True, slots=True)
class FetchedRow:
    """The last outcome for a source; `changed_at` is when its content last differed."""

    source: str
    url: str
    etag: str
    last_modified: str
    sha256: str
    outcome: str
    detail: str
    checked_at: dt.datetime
    changed_at: dt.datetime | None

    @property
    def known(self) -> Known:
        """For asking again."""
        return Known(self.etag, self.last_modified, self.sha256)


def record(connection: sa.Connection, row: FetchedRow) -> None:
    """Keep an outcome; the last one counts."""
    put(connection, fetched, {name: getattr(row, name) for name in FetchedRow.__slots__} | {"scope": SHARED})


def by_source(connection: sa.Connection) -> dict[str, FetchedRow]:
    """Source id → its last outcome."""
    rows = sa.select(*(fetched.c[name] for name in FetchedRow.__slots__))
    return {row.source: FetchedRow(**row._mapping) for row in connection.execute(rows)}

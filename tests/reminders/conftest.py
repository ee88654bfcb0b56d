"""Reminders run on the real database."""

import pytest

from tests.planning.make import due
from tests.reminders.scene import TOWN, Service
from tests.storage.databases import SqliteDatabases


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory):
    return SqliteDatabases(tmp_path_factory.mktemp("reminders"))


@pytest.fixture
def database(sqlite_databases):
    opened = sqlite_databases.fresh()()
    yield opened
    opened.close()


@pytest.fixture
def service(database):
    """A town that joined long before one fixed deadline, 2026-12-04 (Friday)."""
    made = Service(database, [due("2026-12-04")])
    made.join(TOWN, "2026-04-01")
    return made

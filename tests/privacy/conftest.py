"""The same databases as storage, opened with the installation's key."""

import pytest

from bot.storage.database import Database
from tests.privacy.trail import KEY
from tests.storage.conftest import databases, postgres_databases, sqlite_databases
from tests.storage.samples import NOW, TOWN, know

__all__ = ["databases", "postgres_databases", "sqlite_databases"]


@pytest.fixture
def database(databases):
    """An empty database with one town that joined; its trail is sealed."""
    plain = databases.fresh()()
    opened = Database(plain.engine, KEY)
    know(opened, TOWN, at=NOW)
    yield opened
    opened.close()

"""Reports on the same databases as storage."""

import pytest

from tests.reporting.scene import Scene
from tests.storage.conftest import databases, postgres_databases, sqlite_databases

__all__ = ["databases", "postgres_databases", "sqlite_databases"]


@pytest.fixture
def scene(databases):
    made = Scene(databases.fresh()())
    yield made
    made.database.close()

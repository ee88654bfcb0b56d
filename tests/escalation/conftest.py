"""Tickets on the same databases as storage."""

import pytest

from tests.escalation.office import Office
from tests.storage.conftest import databases, postgres_databases, sqlite_databases

__all__ = ["databases", "postgres_databases", "sqlite_databases"]


@pytest.fixture
def office(databases):
    """A town and its prefecture, and a town and a prefecture elsewhere."""
    made = Office(databases.fresh()())
    yield made
    made.database.close()

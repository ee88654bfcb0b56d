"""Presses on the same databases as storage: SQLite and a real PostgreSQL."""

import pytest

from tests.dialogue.scene import Office
from tests.storage.conftest import databases, postgres_databases, sqlite_databases

__all__ = ["databases", "postgres_databases", "sqlite_databases"]


@pytest.fixture
def office(databases):
    """A town that reads its reminders in a chat channel."""
    opened = databases.fresh()()
    yield Office(opened)
    opened.close()

"""Learning on the same databases as storage; what needs an index on SQLite, with a copy of one."""

import shutil

import pytest

from tests.learning.office import LearningOffice
from tests.storage.conftest import databases, postgres_databases, sqlite_databases

__all__ = ["databases", "postgres_databases", "sqlite_databases"]


@pytest.fixture
def office(databases, tmp_path):
    made = LearningOffice(databases.fresh()(), tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def library(sqlite_databases, tmp_path_factory):
    """A home with documents and their index, and databases that know them."""
    home = tmp_path_factory.mktemp("library")

    def prepare(database):
        made = LearningOffice(database, home)
        made.set_up_documents()
        made.served.close()

    return home, sqlite_databases.prepared(prepare)


@pytest.fixture
def indexed(library, tmp_path):
    home, databases = library
    shutil.copytree(home / "state", tmp_path / "state")
    made = LearningOffice(databases.fresh()(), tmp_path)
    made.clock.pause(3600)
    yield made
    made.close()

"""An empty database and one with data of the first revision both reach the newest."""

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from bot.storage import migrations, organisations, preferences
from bot.storage.schema import METADATA
from tests.storage.samples import NOW, TOWN

FIRST_TOWN = {
    "code": TOWN,
    "prefecture": TOWN[:2],
    "prefecture_name": "北海道",
    "name": "松前町",
    "kana": "まつまえちょう",
    "kind": "町",
    "tags": "[]",
    "scope": "shared",
    "joined_at": NOW,
}
FIRST_COLUMNS = tuple(FIRST_TOWN)


@pytest.fixture
def empty(databases):
    opened = databases.empty()()
    yield opened
    opened.close()


def at_revision(database, revision):
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    config.attributes["engine"] = database.engine
    command.upgrade(config, revision)


def test_an_empty_database_reaches_the_newest_revision(empty):
    assert migrations.current(empty) is None
    migrations.upgrade(empty)
    assert migrations.current(empty) == migrations.HEAD


def test_the_migrations_build_what_the_tables_say(empty):
    migrations.upgrade(empty)
    with empty.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_data_of_the_first_revision_survives(empty):
    at_revision(empty, "0001")
    town = sa.table("organisation", *(sa.column(name) for name in FIRST_COLUMNS))
    with empty.writing() as connection:
        connection.execute(town.insert().values(FIRST_TOWN))
        preferences.set_to(connection, "fontsize", 3, at=NOW)
    migrations.upgrade(empty)
    with empty.reading() as connection:
        assert organisations.by_code(connection, TOWN).joined_at == NOW
        assert preferences.get(connection, "fontsize") == 3


def test_upgrading_twice_changes_nothing(empty):
    migrations.upgrade(empty)
    migrations.upgrade(empty)
    assert migrations.current(empty) == migrations.HEAD


def test_every_row_says_who_may_see_it():
    without = {name for name, table in METADATA.tables.items() if "scope" not in table.c}
    assert without == {"pointer"}


def test_every_table_exists_on_both(database):
    with database.reading() as connection:
        assert set(sa.inspect(connection).get_table_names()) == {*METADATA.tables, "alembic_version"}

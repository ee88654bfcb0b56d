"""Forward-only migrations, run by Alembic without a configuration file."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.storage.database import Database

# The newest revision. Kept here so that an up-to-date database is recognised
# without importing Alembic, which costs a cold command a third of a second.
HEAD = "0022"


def upgrade(database: Database) -> None:
    """Bring the database to the newest revision; a newer one is refused."""
    if current(database) == HEAD:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["engine"] = database.engine
    command.upgrade(config, "head")


def current(database: Database) -> str | None:
    """The revision that the database is at, or None where it is empty."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

"""`madoguchi rollback`: serve the generation before this one."""

from __future__ import annotations

import click

from bot.app import now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.errors import NotFound
from bot.storage import deeds, generations
from bot.texts import console as texts


@click.command(help="一つ前の索引に戻す。")
def command() -> None:
    """Move the pointer back by one generation."""
    with opened() as app, app.database.writing() as connection:
        served = generations.served(connection)
        older = [row for row in generations.ready(connection) if served and row.built_at < served.built_at]
        if not older:
            raise NotFound(texts.NOTHING_TO_ROLL_BACK)
        generations.point_at(connection, older[0].id, at=now())
        deeds.did(connection, identity().person, "rollback", older[0].id, at=now())
    click.echo(f"{texts.ROLLED_BACK}{older[0].id}")

"""`madoguchi rollback`: serve the generation before this one."""

from __future__ import annotations

import click

from bot.administration import generations
from bot.app import now
from bot.channels.console import identity
from bot.cli.context import opened
from bot.texts import console as texts


@click.command(help="一つ前の索引に戻す。")
def command() -> None:
    """Move the pointer back by one generation."""
    with opened() as app:
        served = generations.roll_back(app.database, identity().person, at=now())
    click.echo(f"{texts.ROLLED_BACK}{served}")
